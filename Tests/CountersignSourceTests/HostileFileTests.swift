import CountersignSource
import Testing

@Suite("A hostile file")
struct HostileFileTests {
  /// An optimised build needs milliseconds; what is quadratic hangs. `Benchmarks/run hostile`
  /// measures.
  @Test("is judged, at a place", .timeLimit(.minutes(5)), arguments: files)
  func judged(_ file: File) {
    let found = YAMLReader().read(SourceText(name: "hostile.yaml", text: file.text()))
    _ = found.diagnostics.map { DiagnosticRenderer().text($0) }
    #expect((found.tree == nil) == file.isRefused)
    #expect(found.diagnostics.isEmpty == !file.isRefused)
    #expect(found.diagnostics.count <= 100)
  }

  struct File: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var isRefused = true
    var text: @Sendable () -> String

    init(_ name: String, isRefused: Bool = true, _ text: @escaping @Sendable () -> String) {
      testDescription = name
      self.isRefused = isRefused
      self.text = text
    }
  }

  private static func times(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  static let files = [
    File("10 MB of brackets") { times("[", 10_000_000) },
    File("brackets on one line") { times("[", 4000) },
    File("brackets, one a line") { times("[\n", 500_000) },
    File("brackets that close") { "a: " + times("[", 2000) + times("]", 2000) },
    File("braces") { times("{a: ", 1000) },
    File("braces, one a line") { times("{a:\n", 250_000) },
    File("question marks") { times("? ", 2000) },
    File("dashes") { times("- ", 2000) },
    File("tag directives") { times("%TAG !a! b\n", 90_000) + "---\na: b\n" },
    File("tag directives behind a document") { "a: b\n...\n" + times("%TAG !a! b\n", 90_000) },
    File("nested aliases") {
      var text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
      for level in 1..<10 {
        text += "a\(level): &a\(level) [" + times("*a\(level - 1),", 10) + "]\n"
      }
      return text
    },
    File("documents") { times("---\na\n", 170_000) },
    File("anchors") { (0..<60_000).map { "- &a\($0) b\n" }.joined() },
    File("items") { "[" + times("a,\n", 300_000) + "]" },
    File("keys") { (0..<100_000).map { "k\($0): 1\n" }.joined() },
    File("one key") { times("k: 1\n", 4000) },
    File("keys within the limit", isRefused: false) {
      (0..<4_900).map { "k\($0): 1\n" }.joined()
    },
    File("control characters") { times("\u{1}", 1_000_000) },
    File("bidirectional controls") { times("\u{202E}", 340_000) },
    File("controls at the end of a long line") { times("x", 1_000_000) + times("\u{1}", 1_000) },
    File("combining marks on one line") { "a: " + times("\u{301}", 500_000) },
    File("faults on many lines") { times("a: b\u{7F}\n", 150_000) },
    File("tabs between blank lines") { "a: b\n" + times("\t \t \t\n", 100_000) },
    File("an unclosed quote over many lines") { "a: \"" + times("b [\n ", 200_000) },
    File("an unclosed bracket before many") { "a: [" + times("'b', {c: d},\n ", 3_000) },
    File("tabs") { "a:\n" + times("\tb:\n", 200_000) },
    File("a scalar of many lines") { "a:" + times(" b\n", 300_000) },
  ]
}
