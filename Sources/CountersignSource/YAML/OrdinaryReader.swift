/// Reads what profiles mostly are, faster than libyaml: ASCII, block maps and block lists, values
/// and flow lists on one line, comments.
///
/// It takes a document only where there is one way to read it and nothing to say about it. Whatever
/// else it meets, right or wrong, it leaves the whole document to libyaml: a continued line, an
/// escape, an anchor, an empty entry, a bracket that stays open. Tests hold its trees against those
/// that come of libyaml's events.
struct OrdinaryReader {
  /// A block list or map that is open.
  struct Block {
    /// Of its first key or dash, from 0.
    var column: Int
    var isMap: Bool
    /// The offset behind the colon of a key whose value is not written yet.
    var awaited: Int?
  }

  var cursor: ByteCursor
  var builder: TreeBuilder
  /// The outermost first.
  private var blocks: [Block] = []

  /// A reader of scanned bytes, which must outlive it; nil when they are not ordinary.
  init?(
    _ bytes: UnsafeBufferPointer<UInt8>, scan: ByteScan, limits: YAMLLimits, log: DiagnosticLog
  ) {
    guard scan.isASCII, !scan.hasTab, !scan.hasReturn, log.count == 0 else { return nil }
    cursor = ByteCursor(bytes)
    builder = TreeBuilder(bytes, scan: scan, limits: limits, log: log)
    blocks.reserveCapacity(16)
  }

  /// The tree; nil when the document is not ordinary.
  mutating func read() -> YAMLTree? {
    while let column = nextColumn() {
      guard takeLine(at: column) else { return nil }
    }
    guard closeBlocks(deeperThan: -1), builder.log.count == 0 else { return nil }
    return builder.tree
  }

  /// Goes to the next line with more than a comment; returns its first column, nil at the end.
  private mutating func nextColumn() -> Int? {
    while !cursor.isAtEnd {
      let start = cursor.index
      while cursor.byte == .space { cursor.index += 1 }
      if cursor.byte == .hash { cursor.skipLine() }
      guard cursor.byte == .lineFeed else { return cursor.isAtEnd ? nil : cursor.index - start }
      cursor.index += 1
    }
    return nil
  }

  /// Reads a line whose first byte is at hand.
  private mutating func takeLine(at column: Int) -> Bool {
    guard closeBlocks(deeperThan: column) else { return false }
    if cursor.isDash { return takeEntry(at: column) }
    guard let colon = cursor.colonBehindKey() else { return false }
    // A list may stand at the column of the key that it belongs to.
    if let last = blocks.last, !last.isMap, !closeBlock() { return false }
    return beginMap(at: column) && takeKey(endingAt: colon)
  }

  /// Makes the map at a column the innermost block.
  private mutating func beginMap(at column: Int) -> Bool {
    guard let last = blocks.last else { return column == 0 && openBlock(at: 0, isMap: true) }
    guard last.isMap else { return false }
    if last.column == column { return settle() }
    return last.awaited != nil && openBlock(at: column, isMap: true)
  }

  /// Reads an entry of a block list, its dash at hand.
  private mutating func takeEntry(at column: Int) -> Bool {
    guard let last = blocks.last else { return false }
    if last.isMap {
      guard last.awaited != nil, openBlock(at: column, isMap: false) else { return false }
    } else if last.column != column {
      return false
    }
    let dash = cursor.index
    cursor.index += 1
    cursor.skipSpaces()
    guard let colon = cursor.colonBehindKey() else { return takeValue() && cursor.endLine() }
    return openBlock(at: column + cursor.index - dash, isMap: true) && takeKey(endingAt: colon)
  }

  /// Reads a key of the innermost map and what follows it on the line.
  private mutating func takeKey(endingAt colon: Int) -> Bool {
    guard builder.addWritten(.plain, cursor.index, colon) else { return false }
    cursor.index = colon + 1
    cursor.skipSpaces()
    if cursor.isAtEnd || cursor.byte == .lineFeed || cursor.byte == .hash {
      blocks[blocks.count - 1].awaited = colon + 1
      cursor.skipLine()
      return true
    }
    return takeValue() && cursor.endLine()
  }

  private mutating func openBlock(at column: Int, isMap: Bool) -> Bool {
    if !blocks.isEmpty { blocks[blocks.count - 1].awaited = nil }
    blocks.append(Block(column: column, isMap: isMap))
    return builder.open(isMap ? .map : .list, isFlow: false, at: cursor.index)
  }

  /// Closes the blocks that a line at a column ends.
  private mutating func closeBlocks(deeperThan column: Int) -> Bool {
    while let last = blocks.last, last.column > column {
      guard closeBlock() else { return false }
    }
    return true
  }

  private mutating func closeBlock() -> Bool {
    guard settle() else { return false }
    blocks.removeLast()
    builder.close(cursor.index, cursor.index)
    return true
  }

  /// Gives the innermost block's last key nothing for its value if none was written.
  private mutating func settle() -> Bool {
    guard let awaited = blocks.last?.awaited else { return true }
    blocks[blocks.count - 1].awaited = nil
    return builder.addWritten(.plain, awaited, awaited)
  }
}
