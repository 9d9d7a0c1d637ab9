import CountersignBrowser
import Testing

@Suite("An ordinary origin")
struct OrdinaryOriginTests {
  @Test(
    "is recognised at a glance",
    arguments: [
      "https://app.acme-shop.de", "http://localhost:3000", "https://a.b:65535", "http://x",
      "https://1.2.3.de", "https://xn--mnchen-3ya.de:444",
    ])
  func ordinary(text: String) { #expect(Origin.isOrdinary(text)) }

  @Test("is never something that cannot be read as an origin, or the opaque one")
  func agrees() {
    for text in Self.texts(beginning: "https://") where Origin.isOrdinary(text) {
      let origin = try? Origin(parsing: text)
      #expect(origin?.description == text, "\(text)")
    }
  }

  @Test("has a host that is a name by every rule of the standard")
  func names() {
    var count = 0
    for text in Self.texts(beginning: "app.") where Host.isOrdinaryName(text) {
      count += 1
      #expect((try? Host.kind(judging: text)) == .name, "\(text)")
    }
    #expect(count > 1_000)
  }

  /// Texts of pieces that origins are made of, half of them with a beginning.
  private static func texts(beginning: String) -> [String] {
    let pieces = [
      "http", "https", "://", ":", "/", "a", "A", "app.de", ".", "..", "-", "1", "0x7f",
      "127.0.0.1",
      "443", "80", "65535", "65536", "0", "é", "*", "_", "@", "?", "#", "null", " ",
      String(repeating: "l", count: 64), String(repeating: "ab.", count: 90),
    ]
    var state: UInt64 = 7
    return (0..<50_000).map { _ in
      var text = state & 1 == 0 ? beginning : ""
      for _ in 0..<(state >> 60) % 6 + 1 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      return text
    }
  }
}
