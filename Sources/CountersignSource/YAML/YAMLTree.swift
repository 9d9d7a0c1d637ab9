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
  private var anchors: [Int32: String] { contents.anchors }
  private var reported: Set<Int32> { contents.reported }
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

  /// The decoded text of a scalar, escapes and folding resolved; "" for lists and maps.
  package func text(_ node: Node) -> String {
    let cell = resolved(node)
    guard cell.shape == .scalar else { return "" }
    return cell.isInArena
      ? Self.text(in: contents.arena, cell.textRange)
      : Self.text(in: contents.source.bytes, cell.textRange)
  }

  @inline(__always)
  private static func text(in bytes: [UInt8], _ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  /// The decoded text of an ordinary scalar: quoted, or plain and on one line, and not reported. Nil
  /// says nothing.
  package func ordinaryText(_ node: Node) -> String? {
    let cell = resolved(node)
    guard cell.shape == .scalar, reported.isEmpty else { return nil }
    switch cell.style {
    case .plain:
      // What equals its source has no break in it, for breaks are always folded.
      return cell.isInArena ? nil : Self.text(in: contents.source.bytes, cell.textRange)
    case .singleQuoted, .doubleQuoted: return text(node)
    case .literal, .folded: return nil
    }
  }

  /// How many bytes the decoded text of a scalar has; 0 for lists and maps.
  package func textLength(_ node: Node) -> Int {
    let cell = resolved(node)
    return cell.shape == .scalar ? Int(cell.count) : 0
  }

  /// The first byte of a scalar's decoded text; nil for the empty one, lists and maps.
  package func firstByte(_ node: Node) -> UInt8? {
    let cell = resolved(node)
    guard cell.shape == .scalar, cell.count > 0 else { return nil }
    return cell.isInArena ? contents.arena[Int(cell.first)] : contents.source.bytes[Int(cell.first)]
  }

  /// The number of the name that a scalar's decoded text is; nil when it is none of them.
  package func index(of node: Node, in names: NameTable) -> Int? {
    let cell = resolved(node)
    guard cell.shape == .scalar else { return nil }
    return cell.isInArena
      ? Self.index(of: contents.arena, cell.textRange, in: names)
      : Self.index(of: contents.source.bytes, cell.textRange, in: names)
  }

  @inline(__always)
  private static func index(of bytes: [UInt8], _ range: Range<Int>, in names: NameTable) -> Int? {
    bytes.withUnsafeBufferPointer {
      names.index(of: UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// Whether a node is null in the core schema (YAML 1.2.2, section 10.3.2): nothing, `~` or `null`,
  /// unquoted.
  package func isNull(_ node: Node) -> Bool {
    let cell = resolved(node)
    guard cell.shape == .scalar, cell.style == .plain, cell.count <= 4 else { return false }
    switch firstByte(node) {
    case nil: return true
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
      return ["~", "null", "Null", "NULL"].contains(text(node))
    default: return false
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

  private func resolved(_ node: Node) -> Cell {
    let cell = cells[Int(node.index)]
    return cell.shape == .alias ? cells[Int(cell.first)] : cell
  }
}
