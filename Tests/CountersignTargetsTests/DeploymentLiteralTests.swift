import Testing

@testable import CountersignTargets

@Suite("An nginx literal")
struct NginxLiteralTests {
  @Test(
    "holds the text and nothing that ends it",
    arguments: [
      ("", #""""#), ("plain", #""plain""#), ("\"", #""\"""#), ("\\", #""\\""#),
      ("ends with \\", #""ends with \\""#), ("a\nb", #""a\nb""#), ("a;b", #""a;b""#),
      ("{x}", #""{x}""#), ("*/", #""*/""#), ("#{x}", ##""#{x}""##), ("é", #""é""#),
    ])
  func string(text: String, code: String) throws {
    #expect(try NginxLiteral.string(text, of: "x").text == code)
  }

  @Test(
    "is refused for what nginx cannot quote",
    arguments: ["$x", "a$", "\0", "\u{1B}[31m", "\u{202E}", "\u{2028}", "\u{85}", "\u{7F}"])
  func refused(text: String) {
    #expect(throws: TargetError.inexpressible(setting: "x")) {
      try NginxLiteral.string(text, of: "x")
    }
  }

  @Test("is one quoted line, or refused", arguments: HostileText.all)
  func quoted(text: String) throws {
    #expect(isPrintableASCII(NginxLiteral.comment(text).text))
    guard let code = try? NginxLiteral.string(text, of: "x").text else { return }
    #expect(code.wholeMatch(of: /"(?:[^"\\\n\r]|\\.)*"/) != nil)
  }

  @Test("takes a path in a pattern for what it says")
  func request() throws {
    let code = try NginxLiteral.request("POST", ["/a.b/", "/c"], of: "x").text
    #expect(code == #""~^POST (?:/a\\.b|/c)/?$""#)
    #expect(try NginxLiteral.path(["/c"], of: "x").text == #""~^(?:/c)/?$""#)
    #expect(try NginxLiteral.pattern(#"a\.b"#, of: "x").text == #""~^a\\.b$""#)
  }
}

@Suite("A Caddyfile literal")
struct CaddyLiteralTests {
  @Test(
    "holds the text and nothing that ends it",
    arguments: [
      ("", #""""#), ("plain", #""plain""#), ("\"", #"`"`"#), ("\\", #"`\`"#), ("`", #""`""#),
      ("ends with \\", #"`ends with \`"#), ("a;b $x #", #""a;b $x #""#), ("*/", #""*/""#),
    ])
  func string(text: String, code: String) throws {
    #expect(try CaddyLiteral.string(text, of: "x").text == code)
  }

  @Test(
    "is refused for what a Caddyfile cannot quote",
    arguments: ["{x}", "{$HOME}", "}", "a\nb", "`\"", "`\\", "\0", "\u{202E}"])
  func refused(text: String) {
    #expect(throws: TargetError.inexpressible(setting: "x")) {
      try CaddyLiteral.string(text, of: "x")
    }
  }

  @Test("names no environment variable in a comment", arguments: HostileText.all + ["{$HOME}"])
  func comment(text: String) {
    let comment = CaddyLiteral.comment(text).text
    #expect(isPrintableASCII(comment) && !comment.contains("{"))
  }
}

@Suite("A shell or YAML literal")
struct ShellAndYAMLLiteralTests {
  @Test(
    "of a variable is a name that every shell can set, or nothing",
    arguments: [
      ("JWT_KEY", "JWT_KEY"), ("_a1", "_a1"), ("", nil), ("1A", nil), ("A-B", nil), ("A=B", nil),
      ("A\nB", nil), ("$(id)", nil), ("É", nil), ("A ", nil),
    ] as [(String, String?)])
  func name(text: String, code: String?) {
    #expect(ShellLiteral.name(text)?.text == code)
  }

  @Test("is one line of printable ASCII", arguments: HostileText.all)
  func printable(text: String) {
    #expect(isPrintableASCII(ShellLiteral.comment(text).text))
    #expect(isPrintableASCII(YAMLLiteral.comment(text).text))
    #expect(isPrintableASCII(YAMLLiteral.string(text).text))
  }

  @Test(
    "of YAML holds the text and nothing that ends it",
    arguments: [
      ("", #""""#), ("it's", #""it's""#), ("\"", #""\"""#), ("\\", #""\\""#), ("a\nb", #""a\nb""#),
      ("\0", #""\x00""#), ("é", #""\xe9""#), ("\u{2028}", #""\u2028""#), ("😀", #""\U0001f600""#),
    ])
  func yaml(text: String, code: String) {
    #expect(YAMLLiteral.string(text).text == code)
  }

  @Test("of Compose puts no variable in")
  func compose() {
    #expect(YAMLLiteral.composeString("a$b${c}").text == #""a$$b$${c}""#)
  }
}

/// Whether no character can end a line or reorder it.
private func isPrintableASCII(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { (" "..."~").contains($0) }
}
