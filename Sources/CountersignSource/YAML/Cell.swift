/// A node of the flat tree: 24 bytes, links by number.
struct Cell: Sendable {
  enum Shape: UInt8, Sendable { case scalar, list, map, alias }

  var shape: Shape
  var style: YAMLTree.ScalarStyle
  var isFlow: Bool
  /// Whether the decoded text lies in the tree's arena, because it differs from what is written.
  var isInArena: Bool
  var lower: Int32
  var upper: Int32
  /// The first child, or an alias' target; for a scalar the offset of its text. -1 is no child.
  var first: Int32 = -1
  /// The number of bytes of a scalar's text.
  var count: Int32 = 0
  /// The next node in the same list or map, -1 at the end.
  var next: Int32 = -1

  init(
    _ shape: Shape, _ lower: Int, _ upper: Int, style: YAMLTree.ScalarStyle = .plain,
    isFlow: Bool = false
  ) {
    self.shape = shape
    self.style = style
    self.isFlow = isFlow
    isInArena = false
    self.lower = Int32(truncatingIfNeeded: lower)
    self.upper = Int32(truncatingIfNeeded: max(lower, upper))
  }

  var range: SourceRange { SourceRange(lower: Int(lower), upper: Int(upper)) }
  var textRange: Range<Int> { Int(first)..<Int(first + count) }
}
