import CountersignSettings
import Foundation
import Testing

@testable import CountersignTargets

@Suite("A value in a template of a user's own")
struct OwnLiteralTests {
  @Test(
    "is quoted by its type and language",
    arguments: [
      (Language.nginx, JSONValue.string("a\"\\b"), #""a\"\\b""#), (.nginx, .string("$x"), nil),
      (.nginx, .bool(true), "on"), (.nginx, .null, nil),
      (.nginx, .array([.string("a"), .string("b")]), #""a" "b""#),
      (.caddy, .string("a"), #""a""#), (.caddy, .string("a\"b"), "`a\"b`"),
      (.caddy, .string("\"`"), nil), (.caddy, .string("{x}"), nil), (.caddy, .string("a\nb"), nil),
      (.shell, .string("it's $x `y`"), #"'it'\''s $x `y`'"#), (.shell, .string("a\nb"), nil),
      (.shell, .integer(7), "7"), (.shell, .bool(false), "false"),
      (.json, .string("é\n\""), #""\u00e9\u000a\"""#), (.json, .null, "null"),
      (.typeScript, .string("*/</script>😀"), #""*\/\u003c\/script>\ud83d\ude00""#),
      (.python, .array([.string("it's")]), #"['it\'s']"#), (.python, .null, "None"),
      (.swift, .string("\\(x)"), #""\\(x)""#), (.swift, .null, "nil"),
      (.swift, .object(["env": .string("X")]), nil),
    ] as [(Language, JSONValue, String?)])
  func literal(language: Language, value: JSONValue, text: String?) {
    #expect(OwnLiteral(language: language).text(of: value) == text)
  }

  @Test("stays on its line whatever it says", arguments: Language.allCases, HostileText.all)
  func hostile(language: Language, text: String) throws {
    guard let literal = OwnLiteral(language: language).text(of: .string(text)) else { return }
    #expect(literal.unicodeScalars.allSatisfy { (" "..."~").contains($0) }, "\(literal)")
    if language == .json {
      let read = try JSONDecoder().decode([String].self, from: Data("[\(literal)]".utf8))
      #expect(read.first?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }
  }

  @Test("is read by a shell as the text it was made of", arguments: HostileText.all)
  func shell(text: String) throws {
    guard let literal = OwnLiteral(language: .shell).text(of: .string(text)) else { return }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "printf %s \(literal)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
