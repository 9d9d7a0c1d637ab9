import Testing

@testable import CountersignTargets

@Suite("A Swift literal")
struct SwiftLiteralTests {
  @Test(
    "holds the text and nothing that ends it",
    arguments: [
      ("", #""""#), ("plain", #""plain""#), ("\"", #""\"""#), ("\"\"\"", #""\"\"\"""#),
      ("\\", #""\\""#), ("\\(x)", #""\\(x)""#), ("a\nb", #""a\nb""#), ("\r\n", #""\u{D}\n""#),
      ("*/", #""*/""#), ("#{x}", ##""#{x}""##), ("\"#", ##""\"#""##), ("{{name}}", #""{{name}}""#),
      ("\0", #""\u{0}""#), ("\u{2028}", #""\u{2028}""#), ("\u{202E}", #""\u{202E}""#),
      ("é", #""\u{E9}""#), ("😀", #""\u{1F600}""#),
    ])
  func string(text: String, code: String) {
    #expect(SwiftLiteral.string(text).text == code)
  }

  @Test("is one line of printable ASCII", arguments: HostileText.all)
  func printable(text: String) {
    #expect(isPrintable(SwiftLiteral.string(text).text))
    #expect(isPrintable(SwiftLiteral.comment(text).text))
  }

  @Test(
    "puts a keyword in backticks and nothing else",
    arguments: [("self", "`self`"), ("default", "`default`"), ("strict", "strict")])
  func identifier(name: String, code: String) {
    #expect(SwiftLiteral.identifier(name).text == code)
    #expect(SwiftLiteral.member(name).text == ".\(code)")
  }

  @Test("spells other values as they are written in Swift")
  func others() {
    #expect(SwiftLiteral.duration(.milliseconds(90_500)).text == ".seconds(90)")
    #expect(SwiftLiteral.member("file", SwiftLiteral.string("a")).text == #".file("a")"#)
    #expect(
      SwiftLiteral.array([SwiftLiteral.int(-1), SwiftLiteral.bool(true)]).text == "[-1, true]")
    #expect(SwiftLiteral.array([]).text == "[]")
  }
}

@Suite("A Python literal")
struct PythonLiteralTests {
  @Test(
    "holds the text and nothing that ends it",
    arguments: [
      ("", "''"), ("plain", "'plain'"), ("it's", #"'it\'s'"#), ("\"\"\"", #"'"""'"#),
      ("\\", #"'\\'"#), ("a\nb", #"'a\nb'"#), ("\r", #"'\x0d'"#), ("\0" + "1", #"'\x001'"#),
      ("é", #"'\xe9'"#), ("\u{2028}", #"'\u2028'"#), ("😀", #"'\U0001f600'"#),
      ("{{name}}", "'{{name}}'"), ("#{x}", "'#{x}'"),
    ])
  func string(text: String, code: String) {
    #expect(PythonLiteral.string(text).text == code)
  }

  @Test("is one line of printable ASCII", arguments: HostileText.all)
  func printable(text: String) {
    #expect(isPrintable(PythonLiteral.string(text).text))
    #expect(isPrintable(PythonLiteral.comment(text).text))
  }

  @Test("spells other values as they are written in Python")
  func others() {
    let absent: String? = nil
    #expect(PythonLiteral.string(absent).text == "None")
    #expect(PythonLiteral.bool(false).text == "False")
    #expect(PythonLiteral.list([]).text == "[]")
    #expect(PythonLiteral.list(["it's"]).text == #"['it\'s']"#)
    #expect(
      PythonLiteral.list(["a", "b"], indentation: 2).text == "[\n      'a',\n      'b',\n  ]")
  }

  @Test("is read by Python as the text it was made of", .enabled(if: Python.isThere))
  func readBack() throws {
    let code = PythonLiteral.list(HostileText.all).text
    let expected = HostileText.all.map { text in
      text.unicodeScalars.map { String($0.value) }.joined(separator: ",") + "\n"
    }
    let program = """
      import ast, sys
      for text in ast.literal_eval(sys.argv[1]):
        print(*map(ord, text), sep=',')
      """
    let output = try Python.output(of: program, arguments: [code])
    #expect(output == expected.joined())
  }
}

@Suite("A TypeScript literal")
struct TypeScriptLiteralTests {
  @Test(
    "holds the text and nothing that ends it",
    arguments: [
      ("", #""""#), ("plain", #""plain""#), ("\"", #""\"""#), ("it's", #""it's""#),
      ("`${x}`", #""`${x}`""#), ("\\", #""\\""#), ("a\nb", #""a\nb""#), ("\r", #""\u000d""#),
      ("*/", #""*/""#), ("</script>", #""\x3c/script>""#), ("{{name}}", #""{{name}}""#),
      ("\0" + "1", #""\u00001""#), ("\u{2028}", #""\u2028""#), ("é", #""\u00e9""#),
      ("😀", #""\ud83d\ude00""#),
    ])
  func string(text: String, code: String) {
    #expect(TypeScriptLiteral.string(text).text == code)
  }

  @Test("is one line of printable ASCII", arguments: HostileText.all)
  func printable(text: String) {
    #expect(isPrintable(TypeScriptLiteral.string(text).text))
    #expect(isPrintable(TypeScriptLiteral.comment(text).text))
  }

  @Test("spells other values as they are written in TypeScript")
  func others() {
    let absent: String? = nil
    #expect(TypeScriptLiteral.string(absent).text == "null")
    #expect(TypeScriptLiteral.bool(true).text == "true")
    #expect(TypeScriptLiteral.seconds(.milliseconds(90_500)).text == "90")
    #expect(TypeScriptLiteral.list([]).text == "[]")
    #expect(TypeScriptLiteral.list(["a", "\""]).text == #"["a", "\""]"#)
  }

  @Test("is read by Node as the text it was made of", .enabled(if: Node.isThere))
  func readBack() throws {
    let expected = HostileText.all.map { text in
      text.utf16.map { String($0) }.joined(separator: ",") + "\n"
    }
    let program = """
      for (const text of eval(process.argv[1])) {
        console.log(Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).join())
      }
      """
    let code = TypeScriptLiteral.list(HostileText.all).text
    #expect(try Node.output(of: program, arguments: [code]) == expected.joined())
  }
}

/// Whether all is printable ASCII, so that no character can end a line or reorder it.
private func isPrintable(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { (" "..."~").contains($0) }
}
