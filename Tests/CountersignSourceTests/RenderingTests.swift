import CountersignSource
import Testing

@Suite("A drawn diagnostic")
struct RenderingTests {
  @Test("shows the fact, the line, a caret and the cure", arguments: drawings)
  func whole(_ drawing: Drawing) throws {
    #expect(DiagnosticRenderer().text(try drawing.diagnostic()) == drawing.expected)
  }

  @Test("names related places in the order of the lines, `...` for what lies between")
  func related() {
    let source = SourceText(name: "a.yaml", text: "secure: true\nb: 1\nc: 2\nsecure: false\n")
    let diagnostic = Diagnostic(
      .error, "key-duplicated", "`secure` is already set at line 1",
      at: source.place(of: "secure", 2),
      related: [.init(place: source.place(of: "secure"), message: "first value")])
    #expect(
      DiagnosticRenderer().text(diagnostic) == """
        error[key-duplicated]: `secure` is already set at line 1
          --> a.yaml:4:1
           |
         1 | secure: true
           | ------ first value
        ...
         4 | secure: false
           | ^^^^^^

        """)
  }

  @Test("gives another file its own heading and all files one margin")
  func otherFile() {
    let base = SourceText(
      name: "base.yaml", text: String(repeating: "\n", count: 122) + "same_site: none\n")
    let leaf = SourceText(name: "leaf.yaml", text: "extends: base.yaml\nsecure: false\n")
    let diagnostic = Diagnostic(
      .warning, "samesite-none-insecure", "`none` needs `secure`", at: leaf.place(of: "false"),
      related: [.init(place: base.place(of: "none"), message: "set here")],
      notes: ["RFC 6265bis 5.6"], help: "write `true`",
      fix: .safe("write `true`", leaf.place(of: "false"), "true"))
    #expect(
      DiagnosticRenderer().text(diagnostic) == """
        warning[samesite-none-insecure]: `none` needs `secure`
           --> leaf.yaml:2:9
            |
          2 | secure: false
            |         ^^^^^
           ::: base.yaml:123:12
            |
        123 | same_site: none
            |            ---- set here
            = note: RFC 6265bis 5.6
            = help: write `true` (safe fix: countersign lint --fix)

        """)
  }

  @Test("marks two places of one line under each other")
  func oneLine() {
    let source = SourceText(name: "x", text: "{b: 1, b: 2}\n")
    let diagnostic = Diagnostic(
      .error, "s", "twice", at: source.place(of: "b", 2),
      related: [.init(place: source.place(of: "b"), message: "first value")])
    #expect(
      DiagnosticRenderer().text(diagnostic) == """
        error[s]: twice
          --> x:1:8
           |
         1 | {b: 1, b: 2}
           |        ^
           |  - first value

        """)
  }

  @Test("shows lines around the place when asked")
  func context() {
    let source = SourceText(name: "x", text: "a: 1\nb: 2\nc: 3\nd: 4\n")
    let renderer = DiagnosticRenderer(context: 1)
    let first = renderer.text(Diagnostic(.advice, "s", "m", at: source.place(of: "a")))
    #expect(first == "advice[s]: m\n  --> x:1:1\n   |\n 1 | a: 1\n   | ^\n 2 | b: 2\n")
    let last = renderer.text(Diagnostic(.advice, "s", "m", at: source.place(of: "d")))
    #expect(last == "advice[s]: m\n  --> x:4:1\n   |\n 3 | c: 3\n 4 | d: 4\n   | ^\n")
  }

  @Test("is coloured only when asked, and its words stay the same")
  func color() {
    let source = SourceText(name: "x", text: "a: 1\n")
    let related = Diagnostic.Related(place: source.place(of: "1"), message: "value")
    for (severity, code) in [(Severity.error, "1;31"), (.warning, "1;33"), (.advice, "1;36")] {
      let diagnostic = Diagnostic(
        severity, "s", "m", at: source.place(of: "a"), related: [related], notes: ["n"], help: "h")
      let plain = DiagnosticRenderer().text(diagnostic)
      let painted = DiagnosticRenderer(usesColor: true).text(diagnostic)
      #expect(!plain.contains("\u{1B}"))
      #expect(painted.contains("\u{1B}[\(code)m\(severity.rawValue)[s]\u{1B}[0m"))
      #expect(painted.contains("\u{1B}[\(code)m^\u{1B}[0m"))
      #expect(withoutColor(painted) == plain)
    }
  }

  @Test(
    "links places to their files only when asked, whatever their names hold",
    arguments: [
      ("a/b.yaml", "/srv/a/b.yaml"), ("/etc/x.yaml", "/etc/x.yaml"),
      ("ü \u{1B}\\;.yaml", "/srv/%C3%BC%20%1B%5C%3B.yaml"),
    ])
  func links(name: String, path: String) {
    let source = SourceText(name: name, text: "a: 1\n")
    let diagnostic = Diagnostic(.error, "s", "m", at: source.place(of: "a"), help: "h")
    let plain = DiagnosticRenderer()
    var linked = plain
    linked.linkFolder = "/srv"
    let place = "\(Visible.text(name)):1:1"
    let link = "\u{1B}]8;;file://\(path)\u{1B}\\\(place)\u{1B}]8;;\u{1B}\\"
    #expect(!plain.text(diagnostic).contains("\u{1B}]8"))
    #expect(linked.text(diagnostic).replacing(link, with: place) == plain.text(diagnostic))
    #expect(linked.text(diagnostic).contains(link))
  }

  @Test("fits on one line for tools")
  func line() {
    let source = SourceText(name: "d/x.yaml", text: "é: 1\n")
    let diagnostic = Diagnostic(.warning, "s", "odd \u{1B}[2J\u{202E}", at: source.place(of: "1"))
    #expect(
      DiagnosticRenderer().line(diagnostic)
        == "d/x.yaml:1:4: warning[s]: odd <U+001B>[2J<U+202E>")
  }

  @Test("offers an unsafe fix by its own command, and none when told so")
  func commands() {
    let source = SourceText(name: "x", text: "a: 1\n")
    let place = source.place(of: "1")
    let fix = Fix(edits: [Edit(place: place, replacement: "2")], safety: .unsafe, title: "write 2")
    let diagnostic = Diagnostic(.error, "s", "m", at: place, fix: fix)
    #expect(
      DiagnosticRenderer().text(diagnostic)
        .hasSuffix("   = help: write 2 (unsafe fix: countersign lint --fix --unsafe)\n"))
    #expect(
      DiagnosticRenderer(unsafeFixCommand: nil).text(diagnostic)
        .hasSuffix("   = help: write 2\n"))
  }

  @Test("becomes a record with lines, columns and bytes")
  func record() {
    let source = SourceText(name: "x", text: "é: [a,\n  b]\n")
    let place = Place(source: source, range: SourceRange(lower: 4, upper: 12))
    let diagnostic = Diagnostic(
      .error, "s", "m", at: place, related: [.init(place: source.place(of: "b"), message: "r")],
      notes: ["n"], help: "h", fix: .safe("t", source.place(of: "a"), "c"))
    let record = DiagnosticRecord(diagnostic)
    #expect(record.location == DiagnosticRecord.Location(place))
    #expect([record.location.line, record.location.column] == [1, 4])
    #expect([record.location.endLine, record.location.endColumn] == [2, 5])
    #expect([record.location.byteOffset, record.location.byteLength] == [4, 8])
    #expect(record.related.map(\.location.line) == [2])
    #expect(record.fix?.edits.map(\.replacement) == ["c"])
    #expect(record.fix?.safety == "safe")
  }

  private func withoutColor(_ text: String) -> String {
    text.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated()
      .map { $0 == 0 ? String($1) : String($1.drop { $0 != "m" }.dropFirst()) }.joined()
  }
}
