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
  func replaces() {
    let readings = RecentReadings<Int>()
    // 31 times an octet more, and 31 octets less behind it.
    readings.keep(1, for: "aa")
    readings.keep(2, for: "bB")
    #expect(readings.value(of: "aa") == nil)
    #expect(readings.value(of: "bB") == 2)
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
