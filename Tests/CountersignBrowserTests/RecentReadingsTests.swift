import Testing

@testable import CountersignBrowser

/// The memory of what texts were read as.
@Suite("Recent readings")
struct RecentReadingsTests {
  @Test("tell what was kept, and nothing of other texts")
  func keeps() {
    let readings = RecentReadings<Int>()
    readings.keep(1, for: "https://app.acme-shop.de")
    #expect(readings.value(of: "https://app.acme-shop.de") == 1)
    #expect(readings.value(of: "https://api.acme-shop.de") == nil)
  }

  @Test("of two texts in one slot keep the last")
  func replaces() throws {
    let readings = RecentReadings<Int>()
    let other = try #require(
      (0..<10_000).lazy.map { "text \($0)" }
        .first { QuickHash.of($0) & 255 == QuickHash.of("aa") & 255 })
    readings.keep(1, for: "aa")
    readings.keep(2, for: other)
    #expect(readings.value(of: "aa") == nil)
    #expect(readings.value(of: other) == 2)
  }

  @Test(
    "find a text by its octets, wherever it is stored",
    arguments: ["", "a", "12345678", "123456789", "https://app.acme-shop.de", "caf\u{E9}"])
  func hash(text: String) {
    let copy = String(decoding: Array(text.utf8), as: UTF8.self)
    let part = String(("<" + text + ">").dropFirst().dropLast())
    #expect(QuickHash.of(text) >= 0)
    #expect(QuickHash.of(copy) == QuickHash.of(text))
    #expect(QuickHash.of(part) == QuickHash.of(text))
    #expect(QuickHash.of(text + "a") != QuickHash.of(text + "b"))
  }

  @Test(
    "do not keep what is long or has several spellings",
    arguments: ["caf\u{E9}", "cafe\u{301}", String(repeating: "a", count: 129)])
  func refuses(text: String) {
    let readings = RecentReadings<Int>()
    readings.keep(1, for: text)
    #expect(readings.value(of: text) == nil)
  }

  @Test(
    "do not change what an address is read as, the second time",
    arguments: [
      "https://app.acme-shop.de", "https://app.acme-shop.de:8443", "https://app.acme-shop.de/a?b",
      "http://[::1]:3000", "http://127.0.0.1", "https://co.uk",
    ])
  func agrees(text: String) throws {
    let first = try WebURL(parsing: text)
    let second = try WebURL(parsing: text)
    #expect(first == second)
    #expect(first.host.registrableDomain == PublicSuffixes.registrableDomain(of: first.host.text))
  }
}
