import CountersignSource
import Testing

@Suite("A fault of structure")
struct RecoveryTests {
  @Test("does not hide the next one", arguments: several)
  func recovers(_ text: String, _ expected: [String]) {
    #expect(complaints(text) == expected)
  }

  static let several = [
    ("a: [*, *.y]\n", ["document-malformed 1:5", "document-malformed 1:8"]),
    (
      "a: b: c\nd:e\nf: \"g\" h\n",
      ["document-malformed 1:4", "document-malformed 2:2", "document-malformed 3:8"]
    ),
    ("a: b\na: c\nd: [\n", ["key-duplicated 2:1", "document-malformed 3:4"]),
    (
      "@a: 1\n@b: 2\nc: @d\n",
      ["document-malformed 1:1", "document-malformed 2:1", "document-malformed 3:4"]
    ),
    ("a: *\nb: !x c\n", ["document-malformed 1:4", "document-hostile 2:4"]),
    (
      "a: \"\\w\"\nb: \"\\d\"\nb: 1\n",
      ["document-malformed 1:5", "document-malformed 2:5", "key-duplicated 3:1"]
    ),
    (
      "a\u{A0}: 1\nb:\u{A0}1\nc\nd: 1\n",
      ["value-invalid 1:2", "document-malformed 2:3", "document-malformed 3:1"]
    ),
    ("a:\n\tb: 1\nc: [\n", ["document-malformed 2:1", "document-malformed 3:4"]),
    ("é: *.x\n日: *.y\n", ["document-malformed 1:4", "document-malformed 2:4"]),
  ]

  @Test("is told a hundred times at most, within a moment")
  func bounded() {
    let text = "a:\n" + String(repeating: "  - *.x\n", count: 5_000)
    let start = ContinuousClock.now
    #expect(complaints(text).count == 100)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("is not made up where another was written over")
  func silent() {
    #expect(complaints("@a: 1\n@b: 1\n") == ["document-malformed 1:1", "document-malformed 2:1"])
    #expect(complaints("a: [*, b}\n") == ["document-malformed 1:5", "document-malformed 1:9"])
  }

  @Test("of size is told below the usual limits, too")
  func lowLimits() {
    var limits = YAMLLimits()
    limits.lineCharacters = 3
    #expect(
      complaints("a: b\nc: d\n", limits: limits) == [
        "document-hostile 1:1", "document-hostile 2:1",
      ])
  }

  @Test("names the limit that may be raised")
  func namesLimit() {
    let found = YAMLReader().read(SourceText(name: "x", text: String(repeating: "[\n", count: 40)))
    #expect(
      found.diagnostics.map(\.help) == ["if that is meant, raise the limit with `--limit depth=…`"])
  }
}
