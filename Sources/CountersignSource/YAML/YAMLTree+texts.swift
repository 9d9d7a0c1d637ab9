/// What scalars say.
extension YAMLTree {
  /// The decoded text of a scalar, escapes and folding resolved; "" for lists and maps.
  package func text(_ node: Node) -> String {
    let cell = resolved(node)
    guard cell.shape == .scalar else { return "" }
    return withText(of: cell) { String(decoding: $0, as: UTF8.self) }
  }

  /// The decoded text of an ordinary scalar: quoted, or plain and on one line, and not reported. Nil
  /// says nothing.
  package func ordinaryText(_ node: Node) -> String? {
    let cell = resolved(node)
    guard isOrdinary(cell) else { return nil }
    return withText(of: cell) { String(decoding: $0, as: UTF8.self) }
  }

  /// The number of the name that an ordinary scalar's text is, as `ordinaryText` has it. Nil says
  /// nothing.
  package func ordinaryIndex(of node: Node, in names: NameTable) -> Int? {
    let cell = resolved(node)
    return isOrdinary(cell) ? withText(of: cell) { names.index(of: $0) } : nil
  }

  private func isOrdinary(_ cell: Cell) -> Bool {
    guard cell.shape == .scalar, reported.isEmpty else { return false }
    return switch cell.style {
    // What equals its source has no break in it, for breaks are always folded.
    case .plain: !cell.isInArena
    case .singleQuoted, .doubleQuoted: true
    case .literal, .folded: false
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
    return cell.shape == .scalar ? withText(of: cell) { $0.first } : nil
  }

  /// The number of the name that a scalar's decoded text is; nil when it is none of them.
  package func index(of node: Node, in names: NameTable) -> Int? {
    let cell = resolved(node)
    return cell.shape == .scalar ? withText(of: cell) { names.index(of: $0) } : nil
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

  /// Lends the decoded text of a scalar where it lies.
  @inline(__always)
  private func withText<Result>(
    of cell: Cell, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let range = cell.textRange
    return cell.isInArena
      ? arena.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
      : source.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
