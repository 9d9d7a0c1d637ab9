#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The nodes of a document while it is read, and what their scalars say.
///
/// Kept apart from `TreeBuilder` because it is small: calls on it copy no more than four words.
struct NodeStore {
  let bytes: UnsafeBufferPointer<UInt8>
  var cells: [Cell] = []
  /// The texts of scalars that differ from what is written.
  var arena: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, capacity: Int) {
    self.bytes = bytes
    cells.reserveCapacity(capacity)
  }

  subscript(index: Int32) -> Cell {
    get { cells[Int(index)] }
    set { cells[Int(index)] = newValue }
  }

  /// Points a scalar at its decoded text: in the source where that is the same, else in the arena.
  mutating func setText(_ text: UnsafeBufferPointer<UInt8>, of cell: inout Cell) {
    let quote = cell.style == .singleQuoted || cell.style == .doubleQuoted ? 1 : 0
    let start = Int(cell.lower) + quote
    cell.count = Int32(text.count)
    if let written = bytes.baseAddress, let decoded = text.baseAddress,
      Int(cell.upper) - quote - start == text.count,
      memcmp(written + start, decoded, text.count) == 0
    {
      cell.first = Int32(start)
    } else {
      cell.isInArena = true
      cell.first = Int32(arena.count)
      arena.append(contentsOf: text)
    }
  }

  /// The decoded text of a scalar.
  func text(of cell: Cell) -> String {
    guard !cell.isInArena else { return String(decoding: arena[cell.textRange], as: UTF8.self) }
    return String(decoding: bytes[cell.textRange], as: UTF8.self)
  }

  /// A byte of a scalar's decoded text.
  func byte(_ offset: Int, of cell: Cell) -> UInt8 {
    cell.isInArena ? arena[Int(cell.first) + offset] : bytes[Int(cell.first) + offset]
  }

  /// A number that scalars of equal text share.
  func mark(of cell: Cell) -> Int {
    guard cell.count > 0 else { return 0 }
    let last = Int(byte(Int(cell.count) - 1, of: cell))
    return Int(cell.count) &* 37 &+ Int(byte(0, of: cell)) &* 5 &+ last
  }

  /// Whether a scalar's decoded text is just this.
  func isText(_ cell: Cell, _ text: StaticString) -> Bool {
    guard Int(cell.count) == text.utf8CodeUnitCount else { return false }
    for offset in 0..<Int(cell.count) where byte(offset, of: cell) != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// Whether a scalar is null in the core schema (YAML 1.2.2, section 10.3.2).
  func isNull(_ cell: Cell) -> Bool {
    guard cell.style == .plain, cell.count <= 4 else { return false }
    return cell.count == 0 || isText(cell, "~") || isText(cell, "null") || isText(cell, "Null")
      || isText(cell, "NULL")
  }

  /// Whether two scalars have the same decoded bytes and at least one byte is written.
  func isSame(_ left: Int32, _ right: Int32) -> Bool {
    let one = self[left]
    let other = self[right]
    guard one.count == other.count, one.shape == .scalar, other.shape == .scalar else {
      return false
    }
    guard one.count > 0 || one.style != .plain else { return false }
    for offset in 0..<Int(one.count) where byte(offset, of: one) != byte(offset, of: other) {
      return false
    }
    return true
  }

  /// Whether a scalar is written on one line and holds no line break.
  func isOneLine(_ cell: Cell) -> Bool {
    guard cell.style != .literal, cell.style != .folded else { return false }
    // What equals its source has no break in it, for breaks are always folded.
    guard cell.isInArena else { return true }
    return !bytes[Int(cell.lower)..<Int(cell.upper)].contains { $0 == 0x0A || $0 == 0x0D }
      && !arena[cell.textRange].contains { $0 == 0x0A || $0 == 0x0D }
  }

  /// Whether a scalar's decoded text has a byte above 0x7F.
  func hasNonASCII(_ cell: Cell) -> Bool {
    for offset in 0..<Int(cell.count) where byte(offset, of: cell) > 0x7F { return true }
    return false
  }

  /// The key after a key of the same map, -1 at the end.
  func nextKey(after key: Int32) -> Int32 {
    let value = self[key].next
    return value < 0 ? -1 : self[value].next
  }
}
