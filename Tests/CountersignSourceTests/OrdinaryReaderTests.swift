import CountersignSource
import TestSupport
import Testing

@Suite("Reading ordinary documents without libyaml")
struct OrdinaryReaderTests {
  @Test("takes what profiles are made of", arguments: ordinary)
  func takes(_ text: String) throws {
    let source = SourceText(name: "x", text: text)
    let tree = try #require(YAMLReader().ordinaryTree(of: source))
    #expect(difference(tree, to: source) == nil)
  }

  @Test("takes a shipped profile", arguments: ["base", "development", "production"])
  func shipped(_ name: String) throws {
    try takes(Repository.text("profiles/\(name).yaml"))
  }

  @Test("leaves what has more than one line, one reading or no fault to libyaml", arguments: others)
  func leaves(_ text: String) {
    #expect(YAMLReader().ordinaryTree(of: SourceText(name: "x", text: text)) == nil)
  }

  @Test("gives the tree that libyaml gives, and nothing where it has something to say")
  func mutated() throws {
    var originals = Self.ordinary + Self.others
    originals.append(try Repository.text("profiles/production.yaml"))
    var mutator = Mutator(seed: 7)
    var taken = 0
    for text in originals {
      for _ in 0..<150 {
        let source = SourceText(name: "x", bytes: mutator.mutated(Array(text.utf8)))
        taken += try compare(source)
      }
    }
    #expect(taken > 500)
  }

  @Test("gives the tree that libyaml gives to lines put together at random", arguments: 1...4)
  func grown(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var taken = 0
    for _ in 0..<4_000 {
      var text = "a:\n"
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let indent = Int.random(in: 0...4, using: &generator)
        let line = Self.lines.randomElement(using: &generator) ?? ""
        text += String(repeating: " ", count: indent) + line + "\n"
      }
      taken += try compare(SourceText(name: "x", text: text))
    }
    #expect(taken > 40)
  }

  /// Compares the trees of a document; 1 when it is ordinary.
  private func compare(_ source: SourceText) throws -> Int {
    guard let tree = YAMLReader().ordinaryTree(of: source) else { return 0 }
    let difference = difference(tree, to: source)
    #expect(difference == nil, "\(source.text(in: source.range))")
    return 1
  }

  /// What an ordinary document's tree differs in from what libyaml makes of it; nil for nothing.
  private func difference(_ tree: YAMLTree, to source: SourceText) -> String? {
    var reader = YAMLReader()
    reader.usesOnlyLibYAML = true
    let (expected, diagnostics) = reader.read(source)
    guard let expected, diagnostics.isEmpty else {
      return "libyaml says: \(diagnostics.map(\.message))"
    }
    let (left, right) = (outline(tree, tree.root), outline(expected, expected.root))
    return left == right ? nil : "\(left) is not \(right)"
  }

  /// Everything that a tree tells of a node and those below it.
  private func outline(_ tree: YAMLTree, _ node: YAMLTree.Node) -> String {
    let range = tree.range(node)
    let children =
      tree.items(of: node) + tree.entries(of: node).flatMap { [$0.key, $0.value] }
    return "(\(node) \(tree.kind(node)) \(tree.style(node)) \(tree.isFlow(node)) "
      + "\(range.lower)..<\(range.upper) \(tree.text(node).debugDescription) "
      + "\(tree.isNull(node)) \(children.map { outline(tree, $0) }.joined(separator: " ")))"
  }
}

extension OrdinaryReaderTests {
  static let ordinary = [
    "a: b\n", "a: b", "a:", "a:\n", "a:\nb:\n", "a: # c\n  b: c\n", "# c\n\na: b # c\n   # d\n\n",
    "a: \"b: c # d\" # e\nb: 'c \"d\" \\e'\nc: ''\nd: \"\"\n", "a:   b c,d [e] {f} g:h i#j   \n",
    "a: https://x.y:8000/z?a=b&c\n", "a: [b, 'c', \"d e\", f g , [h, i], {j: k}]   # l\n",
    "a: [ https://x.y:8000/z, 5/minute ]\nb: { c: d, e: [], f: {}, g: \"h: i\" }\nc: []\nd: {  }\n",
    "a:\n  - b\n  - 'c'\n  - [d]\nb: c\n", "a:\n- b\n- c: d\n  e: f\nb: c\n",
    "a:\n  - b: c\n    d:\n      - e\n    f:\n    - g: h\n  - i: j\n", "a:\n - b:\n - c:\n",
    "a:\n    b:\n      c:\n    d: e\nf: ~\n", "a:\n  -   b:   c\n      d: e\n",
    "a-b_C1: ^x\n_a: .5\nb: /x/\n", "a: true\nb: null\nc: 1.5e3\nd: +1\n",
  ]

  static let others = [
    "", "# a\n", "a", "- a\n", "a: b\n  c\n", "a:\n  b\n", "a: b: c\n", "a: b:\n", "a: |\n  b\n",
    "a: >-\n  b\n", "a: 'b\n  c'\n", "a: 'b''c'\n", "a: \"b\\n\"\n", "a: \"b\"c\n", "a: [b\n",
    "a: [b,\n c]\n",
    "a: [b,, c]\n", "a: [b, ]\n", "a: {b}\n", "a: {b:c}\n", "a: [b: c]\n", "a: [\"b\":c]\n",
    "a: [b]: c\n",
    "a: [b}\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: @b\n", "a: `b`\n", "a: %b\n", "a: -\n",
    "a: - b\n", "a: ? b\n", "? a\n: b\n", "a : b\n", "\"a\": b\n", "a: b\na: c\n", "~: a\n",
    "null: a\n",
    "<<: a\n", "a: b #c\n", "a: [b]#c\n", "---\na: b\n", "a: b\n...\n", "a: b\n---\nc: d\n",
    "%YAML 1.2\n---\na: b\n", " a: b\n", "a: b\n c: d\n", "a:\n    b: c\n  d: e\n", "a: b\n- c\n",
    "a:\n  - b\n c: d\n", "a:\n- b\n  c: d\n", "a:\n  -\n  - b\n", "a:\n- - b\n", "a:\tb\n",
    "a: b\r\n",
    "a: b\rc: d\n", "a: \u{E9}\n", "\u{FEFF}a: b\n", "a: b\n\u{0}", "1: a\n", "a: [b?]\n",
    "a: [b #c\n]\n",
  ]

  static let lines = [
    "b: c", "b:", "d:", "e: f", "e: 'f'", "e: [f, g]", "e: {f: g}", "- b", "- b: c", "- b:",
    "- [c]", "#",
    "", "- 'c' # d", "c", "e: f #", "- {b: c}", "- - c", "g: h:", "e: f # g",
  ]
}
