import CountersignSource
import TestSupport
import Testing

@Suite("Whichever way a document is read")
struct ReaderAgreementTests {
  @Test("the tree is the same and so is everything that is said of it", arguments: 1...6)
  func agrees(_ seed: Int) throws {
    var grower = DocumentGrower(seed: UInt64(seed))
    let profiles = try ["base", "development", "production"].map {
      try Repository.text("profiles/\($0).yaml")
    }
    var ordinary = 0
    for number in 0..<3_000 {
      let text = number % 4 == 0 ? grower.spoilt(profiles[number / 4 % 3]) : grower.document()
      let source = SourceText(name: "x", text: text)
      ordinary += YAMLReader().ordinaryTree(of: source) == nil ? 0 : 1
      compare(source)
    }
    #expect(ordinary > 100)
  }

  private func compare(_ source: SourceText) {
    var only = YAMLReader()
    only.usesOnlyLibYAML = true
    let (left, right) = (YAMLReader().read(source), only.read(source))
    let shown = source.text(in: source.range).debugDescription
    #expect((left.tree == nil) == (right.tree == nil), "\(shown)")
    #expect(left.diagnostics == right.diagnostics, "\(shown)")
    guard let one = left.tree, let other = right.tree else { return }
    #expect(outline(one, one.root) == outline(other, other.root), "\(shown)")
  }

  private func outline(_ tree: YAMLTree, _ node: YAMLTree.Node) -> String {
    guard tree.aliasTarget(node) == nil else { return "*" }
    let range = tree.range(node)
    let children =
      tree.items(of: node) + tree.entries(of: node).flatMap { [$0.key, $0.value] }
    return
      "(\(tree.kind(node)) \(tree.style(node)) \(tree.isFlow(node)) \(range.lower)-\(range.upper)"
      + " \(tree.text(node).debugDescription) \(tree.isNull(node)) \(tree.isReported(node))"
      + " \(tree.continuationLine(node) ?? 0) \(children.map { outline(tree, $0) }.joined()))"
  }
}

/// Documents of the pieces on which readers of YAML part.
struct DocumentGrower {
  private var generator: SeededGenerator
  /// Whether most of the document is ordinary.
  private var isMild = false

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// A document of one to seven lines.
  mutating func document() -> String {
    isMild = !chance(3)
    var text = pick(["", "", "", "---\n", "%YAML 1.2\n---\n", "# c\n", "\n", "  # c\n", "\u{FEFF}"])
    var depth = 0
    for _ in 0..<Int.random(in: 1...7, using: &generator) {
      depth = max(0, depth + pick([0, 0, 0, 1, -1, -2]))
      text +=
        String(repeating: " ", count: depth * 2 + pick([0, 0, 0, 0, 0, 1])) + line() + ending()
    }
    if Bool.random(using: &generator) {
      text += pick(["...\n", "", "---\n", "# c", " ", "\n\n", "\t\n"])
    }
    while chance(3), text.hasSuffix("\n") { text.removeLast() }
    return text
  }

  /// A document with pieces put in and lines moved.
  mutating func spoilt(_ original: String) -> String {
    var lines = original.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let index = Int.random(in: 0..<lines.count, using: &generator)
      switch Int.random(in: 0..<9, using: &generator) {
      case 0: lines[index] = " " + lines[index]
      case 1: lines[index] = String(lines[index].drop { $0 == " " })
      case 2:
        lines[index] += pick([" ", "  ", " # c", " #c", "\t", ":", ": ", ",", "\r", " |", "'"])
      case 3: lines.insert(line(), at: index)
      case 4: lines.remove(at: index)
      case 5: lines.swapAt(index, Int.random(in: 0..<lines.count, using: &generator))
      case 6:
        lines[index] = lines[index].replacing(
          ": ", with: pick([":", " : ", ":  ", ":\t", ": &a ", ": !!str "]))
      case 7: lines[index] += String(repeating: "x", count: pick([1, 128, 380, 401, 4_100]))
      default:
        lines[index] = lines[index].replacing("- ", with: pick(["-", "-  ", "- - ", "-\t", "? "]))
      }
      if lines.isEmpty { lines = [""] }
    }
    return lines.joined(separator: "\n")
  }

  private mutating func line() -> String {
    let lead = pick([
      "", "", "", "", "- ", "- ", "-  ", "- - ", "-\n", "? ", ": ", "-\t", "- # c\n", "-",
    ])
    let key = pick([
      "a", "b", "b-c", "d_1", "e", "f", "a", "\"a\"", "'b'", "a b", "a#b", "1", "a.b", "/a", "ü",
      "~",
      "null", "<<", "&k a", "!t a", "*a", "on", "a\u{A0}", "-a", "a,b", "a]b", "[a]", "{a: b}",
      "a ",
    ])
    let colon = pick([
      ": ", ": ", ": ", ":", " : ", ":  ", ":\t", ":\n", ":\n    ", ": # c\n", ":#",
    ])
    return lead + (chance(8) ? value() : key + colon + value()) + tail()
  }

  private mutating func value(_ depth: Int = 0) -> String {
    if depth < 2, chance(5) {
      let items = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
        pick(["", "a: ", "b:", "\"c\": ", "\"c\":", "? ", " ", "- "]) + value(depth + 1)
      }
      let comma = pick([", ", ",", " , ", ",, ", "  "])
      return pick(["[", "{", "[ ", "{ "]) + items.joined(separator: comma)
        + pick(["]", "}", " ]", " }", ", ]", ""])
    }
    return pick([
      "x", "x y", "15m", "5/minute", "https://a.b:80/c?d#e", "'x'", "\"x\"", "'x''y'", "\"x\\ty\"",
      "\"\"", "''", "~", "null", "true", "-1", "+1", ".5", ".", "-", "--", "- x", "?x", "? x", ":x",
      ": x",
      "x:", "x: y", "x:y", "x #y", "x # y", "x#y", "#x", "@x", "`x", "%x", "*a", "&a x", "&a",
      "!x y", "!!str x",
      "! x", "|", ">-", "|\n    x", "x\n    y", "\"x\n y\"", "x,y", "x, y", "x]", "x}", "[x", "{x",
      "x[", "é",
      "x\u{200B}", "“x”", "日本", "\u{3000}", "x\ty", "---", "...", "--- x", "...x", "x  ", "\\",
      "x\\y",
      "=", "<<", "x'y", "x\"y", "'x\"", "\"x'", "$x", "^x$", "(x)", "x*", "x&y", "x!", "x|y", "x>y",
      "x%", "^",
      String(repeating: "x", count: pick([5, 60, 398, 402])),
    ])
  }

  private mutating func tail() -> String {
    pick([
      "", "", "", "", "", " ", "   ", " # c", "  #", " #c", "#c", "\t", "\t# c", " : ", ",", " '",
    ])
  }

  private mutating func ending() -> String {
    pick(["\n", "\n", "\n", "\n", "\n", "\n", "\n\n", "\n \n", "\r\n", "\r"])
  }

  private mutating func chance(_ number: Int) -> Bool {
    Int.random(in: 0..<number, using: &generator) == 0
  }

  /// A piece; of a mild document mostly one of the first, which are the plain ones.
  private mutating func pick<Piece>(_ pieces: [Piece]) -> Piece {
    let isPlain = isMild && !chance(12)
    let count = isPlain ? min(pieces.count, 6) : pieces.count
    return pieces[Int.random(in: 0..<count, using: &generator)]
  }
}
