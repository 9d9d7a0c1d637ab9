extension OrdinaryReader {
  /// Reads a value on one line: a scalar, or a list or map in brackets.
  mutating func takeValue(inBrackets: Bool = false) -> Bool {
    switch cursor.byte {
    case .leftBracket, .leftBrace: return takeBrackets()
    case .doubleQuote: return takeQuoted(.doubleQuoted)
    case .singleQuote: return takeQuoted(.singleQuoted)
    default: break
    }
    guard cursor.byte.beginsPlain,
      let end = inBrackets ? cursor.endOfPlainInBrackets : cursor.endOfPlain
    else { return false }
    defer { cursor.index = end }
    return builder.addWritten(.plain, cursor.index, end)
  }

  /// Reads a quoted scalar without escapes.
  private mutating func takeQuoted(_ style: YAMLTree.ScalarStyle) -> Bool {
    let lower = cursor.index
    let quote = cursor.byte
    // Two single quotes are one that is escaped.
    let escape: UInt8 = style == .doubleQuoted ? .backslash : .singleQuote
    repeat {
      cursor.index += 1
    } while cursor.byte != quote && cursor.byte != escape && cursor.byte >= .space
    guard cursor.byte == quote else { return false }
    cursor.index += 1
    return cursor.byte != escape && builder.addWritten(style, lower, cursor.index)
  }

  /// Reads a list or map in brackets.
  private mutating func takeBrackets() -> Bool {
    let isMap = cursor.byte == .leftBrace
    let closer: UInt8 = isMap ? .rightBrace : .rightBracket
    guard builder.open(isMap ? .map : .list, isFlow: true, at: cursor.index) else { return false }
    cursor.index += 1
    cursor.skipSpaces()
    var isFirst = true
    while cursor.byte != closer || !isFirst {
      guard takeItem(ofMap: isMap) else { return false }
      isFirst = false
      if cursor.byte == closer { break }
      guard cursor.byte == .comma else { return false }
      cursor.index += 1
      cursor.skipSpaces()
    }
    cursor.index += 1
    builder.close(cursor.index - 1, cursor.index)
    return true
  }

  /// Reads an item, with its key in a map, up to what follows it.
  private mutating func takeItem(ofMap isMap: Bool) -> Bool {
    if isMap {
      guard let colon = cursor.colonBehindKey(), builder.addWritten(.plain, cursor.index, colon)
      else { return false }
      cursor.index = colon + 1
      cursor.skipSpaces()
    }
    guard takeValue(inBrackets: true) else { return false }
    cursor.skipSpaces()
    return true
  }
}
