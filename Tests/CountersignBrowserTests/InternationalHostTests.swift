import CountersignBrowser
import Testing

@Suite("A host with letters outside ASCII")
struct InternationalHostTests {
  @Test(
    "is known by its A-labels",
    arguments: [
      // As Python's codec `idna` writes them.
      ("https://bücher.example:443/x", "xn--bcher-kva.example"),
      ("müller.de", "xn--mller-kva.de"), ("http://日本語.jp", "xn--wgv71a119e.jp"),
      ("россия.рф", "xn--h1alffa9f.xn--p1ai"), ("ελλάδα.gr", "xn--hxakic4aa.gr"),
      ("faß.de", "xn--fa-hia.de"), ("münchen-ost.de", "xn--mnchen-ost-9db.de"),
    ])
  func labels(_ text: String, _ ascii: String) {
    #expect(InternationalHost(in: text)?.ascii == ascii)
    #expect(InternationalHost(in: text)?.mixesScripts == false)
  }

  @Test(
    "shows the look-alike in it", arguments: ["https://\u{430}pi.example.com", "ex\u{430}mple.com"])
  func mixed(_ text: String) {
    #expect(InternationalHost(in: text)?.mixesScripts == true)
    #expect(InternationalHost(in: text)?.words.contains("xn--") == true)
  }

  @Test(
    "is not guessed at where it must be mapped first, or has none",
    arguments: [
      "https://a.example", "", "Bücher.de", "bu\u{308}cher.de", "a\u{200B}b.de", "https://“a”",
    ])
  func none(_ text: String) {
    #expect(InternationalHost(in: text) == nil)
  }
}
