import CountersignSource
import TestSupport
import Testing

@Suite("Reading any document")
struct ReadingPropertyTests {
  @Test("ends in a tree or an error, at places inside the text", arguments: seeds)
  func total(_ seed: UInt64) {
    for document in documents(seed) {
      let (tree, diagnostics) = YAMLReader().read(document)
      #expect(tree != nil || diagnostics.contains { $0.severity == .error }, "\(shown(document))")
      let lowers = diagnostics.map(\.place.range.lower)
      #expect(lowers == lowers.sorted(), "\(shown(document))")
      for place in diagnostics.flatMap({ [$0.place] + $0.related.map(\.place) }) {
        #expect(document.range.contains(place.range), "\(shown(document))")
      }
      for diagnostic in diagnostics {
        #expect(!diagnostic.message.isEmpty)
        let drawn = DiagnosticRenderer(context: 1).text(diagnostic)
        #expect(!drawn.unicodeScalars.contains { $0 != "\n" && Visible.isInvisible($0) })
        _ = DiagnosticRecord(diagnostic)
      }
    }
  }

  @Test("gives nodes that lie in their parents, one after the other", arguments: seeds)
  func nesting(_ seed: UInt64) {
    for document in documents(seed) {
      guard let tree = YAMLReader().read(document).tree else { continue }
      #expect(document.range.contains(tree.range(tree.root)), "\(shown(document))")
      visit(tree, tree.root) { parent, children in
        var end = tree.range(parent).lower
        for child in children {
          #expect(tree.range(parent).contains(tree.range(child)), "\(shown(document))")
          #expect(tree.range(child).lower >= end, "\(shown(document))")
          end = tree.range(child).upper
        }
      }
    }
  }

  @Test("gives plain scalars of one line as they are written", arguments: seeds)
  func slices(_ seed: UInt64) {
    for document in documents(seed) {
      guard let tree = YAMLReader().read(document).tree else { continue }
      visit(tree, tree.root) { _, children in
        for node in children where isPlain(node, in: tree) {
          #expect(tree.place(node).text == tree.text(node), "\(shown(document))")
        }
      }
    }
  }

  @Test("offers fixes that remove what they fix", arguments: seeds)
  func fixes(_ seed: UInt64) throws {
    for document in documents(seed) {
      for diagnostic in YAMLReader().read(document).diagnostics {
        guard let fix = diagnostic.fix else { continue }
        var edits = EditSet(of: document)
        try edits.add(fix)
        let after = YAMLReader().read(SourceText(name: "x", bytes: edits.applied())).diagnostics
        #expect(
          !after.contains {
            $0.message == diagnostic.message && $0.place.start == diagnostic.place.start
          }, "\(shown(document)): \(diagnostic.message)")
      }
    }
  }

  @Test(
    "of a shipped profile changes nothing and says nothing",
    arguments: [
      "base", "development", "production",
    ])
  func profiles(_ name: String) throws {
    let text = try Repository.text("profiles/\(name).yaml")
    let tree = try tree(text)
    #expect(EditSet(of: tree.source).applied() == Array(text.utf8))
  }

  static let seeds = Array(UInt64(1)...3)

  private func documents(_ seed: UInt64) -> [SourceText] {
    var mutator = Mutator(seed: seed)
    let originals = (ByteTrapTests.traps + StructureTrapTests.traps).map(\.bytes)
      .filter { $0.count < 400 }
    let bytes = originals.map { mutator.mutated($0) } + (0..<40).map { _ in mutator.noise() }
    return bytes.map { SourceText(name: "x", bytes: $0) }
  }

  private func isPlain(_ node: YAMLTree.Node, in tree: YAMLTree) -> Bool {
    tree.kind(node) == .scalar && tree.style(node) == .plain && tree.aliasTarget(node) == nil
      && tree.continuationLine(node) == nil
  }

  /// Calls `body` with each list and map and its children, aliases not followed.
  private func visit(
    _ tree: YAMLTree, _ node: YAMLTree.Node, _ body: (YAMLTree.Node, [YAMLTree.Node]) -> Void
  ) {
    guard tree.aliasTarget(node) == nil else { return }
    let children =
      Array(tree.items(of: node)) + tree.entries(of: node).flatMap { [$0.key, $0.value] }
    body(node, children)
    for child in children { visit(tree, child, body) }
  }

  private func shown(_ document: SourceText) -> String { "\(document.bytes)" }
}
