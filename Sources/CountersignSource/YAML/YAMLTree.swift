/// A parsed document: every node with the stretch of text it was written in.
///
/// Nodes live in one flat array and are linked by number; a tree is a value and cheap to pass on.
package struct YAMLTree: Sendable {
  /// A handle of a node in the tree that gave it out.
  package struct Node: Hashable, Sendable {
    let index: Int32
  }

  /// What a node is, aliases looked through.
  package enum Kind: Hashable, Sendable { case scalar, list, map }

  /// How a scalar is written.
  package enum ScalarStyle: Hashable, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  /// A key of a map and its value.
  package struct Entry: Hashable, Sendable {
    /// Always a one-line scalar.
    package var key: Node
    /// Any node; an empty plain scalar where nothing is written.
    package var value: Node
  }

  /// All that a tree knows, behind one reference, so that passing a tree on counts one reference.
  private final class Contents: Sendable {
    let source: SourceText
    let cells: [Cell]
    let arena: [UInt8]
    let rootIndex: Int32
    let anchors: [Int32: String]
    let reported: Set<Int32>

    init(
      _ source: SourceText, _ cells: [Cell], _ arena: [UInt8], _ rootIndex: Int32,
      _ anchors: [Int32: String], _ reported: Set<Int32>
    ) {
      self.source = source
      self.cells = cells
      self.arena = arena
      self.rootIndex = rootIndex
      self.anchors = anchors
      self.reported = reported
    }
  }

  private let contents: Contents

  init(
    source: SourceText, cells: [Cell], arena: [UInt8], rootIndex: Int32,
    anchors: [Int32: String], reported: Set<Int32>
  ) {
    contents = Contents(source, cells, arena, rootIndex, anchors, reported)
  }

  /// The text the tree was read from.
  package var source: SourceText { contents.source }
  /// The outermost node.
  package var root: Node { Node(index: contents.rootIndex) }

  var cells: [Cell] { contents.cells }
  /// The texts of scalars that differ from what is written.
  var arena: [UInt8] { contents.arena }
  /// Scalars that were reported while reading, by their numbers.
  var reported: Set<Int32> { contents.reported }
  private var anchors: [Int32: String] { contents.anchors }
}

extension YAMLTree {
  /// What the node is; for an alias, what its anchor is.
  package func kind(_ node: Node) -> Kind {
    switch resolved(node).shape {
    case .map: .map
    case .list: .list
    case .scalar, .alias: .scalar
    }
  }

  /// How a scalar is written; `plain` for lists and maps.
  package func style(_ node: Node) -> ScalarStyle { resolved(node).style }

  /// Whether a list or map is written in brackets.
  package func isFlow(_ node: Node) -> Bool { resolved(node).isFlow }

  /// The bytes a node is written in, without its anchor and tag; for an alias, the alias itself.
  ///
  /// Quotes and brackets belong to the node. A block list or map ends where its last child ends, a
  /// block scalar at the end of its last line. A value that is not written is an empty range behind
  /// its colon or dash.
  package func range(_ node: Node) -> SourceRange { cells[Int(node.index)].range }

  /// The node's range in its text.
  package func place(_ node: Node) -> Place { Place(source: source, range: range(node)) }

  /// The keys and values of a map in the order of the text; none for other nodes.
  package func entries(of map: Node) -> YAMLEntries {
    let cell = resolved(map)
    return YAMLEntries(YAMLItems(self, first: cell.shape == .map ? cell.first : -1))
  }

  /// The items of a list in the order of the text; none for other nodes.
  package func items(of list: Node) -> YAMLItems {
    let cell = resolved(list)
    return YAMLItems(self, first: cell.shape == .list ? cell.first : -1)
  }

  /// The anchored node when `node` is an alias use, else nil.
  package func aliasTarget(_ node: Node) -> Node? {
    let cell = cells[Int(node.index)]
    return cell.shape == .alias ? Node(index: cell.first) : nil
  }

  /// The name of the anchor before a node, or of the anchor that an alias uses; else nil.
  package func anchorName(_ node: Node) -> String? {
    anchors[aliasTarget(node)?.index ?? node.index]
  }

  /// The line on which a scalar that is not quoted goes on, nil when it is written on one line.
  package func continuationLine(_ node: Node) -> Int? {
    let cell = resolved(node)
    guard cell.shape == .scalar, cell.style == .plain else { return nil }
    let line = source.line(at: Int(cell.lower))
    return source.line(at: Int(cell.upper)) == line ? nil : line + 1
  }

  /// Whether reading already reported this scalar with an error, so that no second one is wanted.
  package func isReported(_ node: Node) -> Bool {
    reported.contains(aliasTarget(node)?.index ?? node.index)
  }

  /// Hides a scalar's text from everything that is shown of its source from now on.
  ///
  /// For an alias, the anchored scalar is hidden. Lists and maps are hidden whole.
  package func conceal(_ node: Node) {
    let cell = resolved(node)
    source.conceal(cell.range, meaning: cell.shape == .scalar ? text(node) : nil)
  }

  /// The node's cell; for an alias, that of its anchor.
  @inline(__always)
  func resolved(_ node: Node) -> Cell {
    let cell = cells[Int(node.index)]
    return cell.shape == .alias ? cells[Int(cell.first)] : cell
  }
}
