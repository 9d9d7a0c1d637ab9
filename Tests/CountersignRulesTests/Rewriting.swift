import CountersignSource

/// A document in another writing that says the same, and where its flagged stretches went.
struct Rewriting {
  /// How a document is written anew.
  enum Style: String, CaseIterable {
    case flow = "in flow style"
    case reversed = "under another key order"
    case reversedFlow = "in flow style under another key order"
  }

  /// The document.
  let text: String
  /// The flagged stretches in the order of the new text.
  let marks: [SourceRange]

  /// Nil for a document that has no such writing: one that is not read without complaint, one with
  /// aliases or scalars of several lines, and one of which a mark is no node.
  init?(_ document: String, marks: [SourceRange], style: Style) {
    let (tree, diagnostics) = YAMLReader().read(SourceText(name: "document", text: document))
    guard let tree, diagnostics.isEmpty, tree.kind(tree.root) == .map else { return nil }
    let written: (text: String, marks: [SourceRange])?
    switch style {
    case .flow: written = FlowWriter.write(tree, marks, isReversed: false)
    case .reversed: written = Self.reversed(tree, marks)
    case .reversedFlow: written = FlowWriter.write(tree, marks, isReversed: true)
    }
    guard let written, written.marks.count == marks.count else { return nil }
    text = written.text
    self.marks = written.marks.sorted { $0.lower < $1.lower }
  }

  /// The sections of a block map from the last to the first.
  private static func reversed(
    _ tree: YAMLTree, _ marks: [SourceRange]
  ) -> (text: String, marks: [SourceRange])? {
    guard !tree.isFlow(tree.root) else { return nil }
    var starts = tree.entries(of: tree.root).map { tree.range($0.key).lower }
    guard starts.first == 0 else { return nil }
    starts.append(tree.source.bytes.count)
    var text = ""
    var moved: [SourceRange] = []
    for (lower, upper) in zip(starts, starts.dropFirst()).reversed() {
      let shift = text.utf8.count - lower
      moved += marks.filter { $0.lower >= lower && $0.lower < upper }
        .map { SourceRange(lower: $0.lower + shift, upper: $0.upper + shift) }
      text += tree.source.text(in: SourceRange(lower: lower, upper: upper))
    }
    return (text, moved)
  }
}

/// Writes a document on one line, with braces and brackets.
private struct FlowWriter {
  private let tree: YAMLTree
  private let marks: [SourceRange]
  private let isReversed: Bool
  private var text = ""
  private var moved: [SourceRange] = []
  private var isPossible = true

  static func write(
    _ tree: YAMLTree, _ marks: [SourceRange], isReversed: Bool
  ) -> (text: String, marks: [SourceRange])? {
    var writer = FlowWriter(tree: tree, marks: marks, isReversed: isReversed)
    writer.write(tree.root)
    return writer.isPossible ? (writer.text + "\n", writer.moved) : nil
  }

  private init(tree: YAMLTree, marks: [SourceRange], isReversed: Bool) {
    self.tree = tree
    self.marks = marks
    self.isReversed = isReversed
  }

  private mutating func write(_ node: YAMLTree.Node) {
    let start = text.utf8.count
    if tree.aliasTarget(node) != nil { isPossible = false }
    switch tree.kind(node) {
    case .scalar: writeScalar(node)
    case .list:
      text += "["
      for (number, item) in tree.items(of: node).enumerated() {
        if number > 0 { text += ", " }
        write(item)
      }
      text += "]"
    case .map: writeMap(node)
    }
    if marks.contains(tree.range(node)) {
      moved.append(SourceRange(lower: start, upper: text.utf8.count))
    }
  }

  private mutating func writeMap(_ node: YAMLTree.Node) {
    let entries = Array(tree.entries(of: node))
    text += "{"
    for (number, entry) in (isReversed ? entries.reversed() : entries).enumerated() {
      text += number > 0 ? ", " : " "
      write(entry.key)
      text += ": "
      write(entry.value)
    }
    text += " }"
  }

  private mutating func writeScalar(_ node: YAMLTree.Node) {
    let written = tree.place(node).text
    if written.contains("\n") { isPossible = false }
    let isPlain = tree.style(node) == .plain
    let needsQuotes = isPlain && written.contains { ",[]{}".contains($0) }
    text += needsQuotes ? "'\(written.replacing("'", with: "''"))'" : written
    if written.isEmpty { text += "null" }
  }
}
