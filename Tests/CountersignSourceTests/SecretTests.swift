import CountersignSource
import Testing

@Suite("A concealed text")
struct SecretTests {
  @Test("is drawn as dots under which the caret still stands")
  func excerpt() {
    let source = SourceText(name: "x", text: "{key: \"pa日ss\tword\", b: 1}\n")
    source.conceal(source.place(of: "pa日ss\tword").range)
    let drawn = DiagnosticRenderer().text(Diagnostic(.error, "s", "m", at: source.place(of: "b")))
    #expect(
      drawn == """
        error[s]: m
          --> x:1:21
           |
         1 | {key: "••••••••••", b: 1}
           |                     ^

        """)
  }

  @Test("is hidden on each of its lines, and in the lines around a place")
  func lines() throws {
    let source = SourceText(
      name: "x", text: "key: |\n  first part\n  second part\nlast: 1\n")
    let tree = try #require(YAMLReader().read(source).tree)
    tree.conceal(try #require(Array(tree.entries(of: tree.root)).first).value)
    let drawn = DiagnosticRenderer(context: 3).text(
      Diagnostic(.error, "s", "it says second part", at: source.place(of: "last")))
    #expect(
      drawn == """
        error[s]: it says •••
          --> x:4:1
           |
         1 | key: •
         2 | ••••••••••••
         3 | •••••••••••••
         4 | last: 1
           | ^^^^

        """)
  }

  @Test(
    "is left out of every sentence of a diagnostic, however it was quoted",
    arguments: [
      "swordfish-7", "'sword''fish-7'", "\"sword\\x66ish-7\"", "\"sword\\u200Bfish\"",
      "'sword \"7'",
    ])
  func sentences(_ written: String) throws {
    let source = SourceText(name: "x", text: "a: 1\nkey: \(written)\n")
    let other = SourceText(name: "y", text: "b: 2\n")
    let tree = try #require(YAMLReader().read(source).tree)
    let node = try #require(Array(tree.entries(of: tree.root)).last).value
    let secret = tree.text(node)
    tree.conceal(node)
    let place = tree.place(node)
    let diagnostic = Diagnostic(
      .error, "s", "`\(secret)` is \(secret)", at: other.place(of: "b"),
      related: [.init(place: place, message: "not \(Visible.text(secret))")],
      notes: ["\(written) too"], help: "write \(secret)",
      fix: .safe("quote it", place, "\"\(secret)\""))
    let renderer = DiagnosticRenderer()
    let record = DiagnosticRecord(diagnostic)
    let shown = [renderer.text(diagnostic), renderer.line(diagnostic), "\(record)"]
    for text in shown {
      for word in [secret, written, Visible.text(secret)] { #expect(!text.contains(word)) }
    }
    #expect(shown[0].hasPrefix("error[s]: `•••` is •••\n"))
    #expect(record.fix == nil)
    #expect(diagnostic.fix != nil)
  }

  @Test("is hidden where an alias uses it")
  func alias() throws {
    let source = SourceText(name: "x", text: "a: &s swordfish\nkey: *s\n")
    let tree = try #require(YAMLReader().read(source).tree)
    tree.conceal(try #require(Array(tree.entries(of: tree.root)).last).value)
    let diagnostic = Diagnostic(.error, "s", "m", at: source.place(of: "a"))
    #expect(DiagnosticRenderer().text(diagnostic).contains(" 1 | a: &s •••••••••\n"))
  }

  @Test("hides nothing else, and no short word from sentences")
  func others() {
    let source = SourceText(name: "x", text: "key: abc\nb: 1\n")
    source.conceal(source.place(of: "abc").range)
    source.conceal(SourceRange(lower: -5, upper: 0))
    source.conceal(SourceRange(lower: 90, upper: 99))
    let diagnostic = Diagnostic(.error, "s", "abc is short", at: source.place(of: "b:"))
    #expect(diagnostic.redacted == diagnostic)
    #expect(DiagnosticRenderer(context: 9).text(diagnostic).contains(" 1 | key: •••\n 2 | b: 1\n"))
  }

  @Test("can be concealed from many tasks at once")
  func tasks() async {
    let source = SourceText(name: "x", text: String(repeating: "secret\n", count: 50))
    await withTaskGroup(of: Void.self) { group in
      for line in 1...50 { group.addTask { source.conceal(source.range(ofLine: line)) } }
    }
    let diagnostic = Diagnostic(.error, "s", "m", at: source.place(of: "secret", 25))
    #expect(!DiagnosticRenderer(context: 60).text(diagnostic).contains("secret"))
  }
}
