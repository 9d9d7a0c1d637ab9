#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OrdinaryReader {
  /// The byte at hand; 0, which no scanned text has, at the end.
  var byte: UInt8 { byte(at: index) }

  /// Whether a dash of a block list is at hand.
  var isDash: Bool { byte == .dash && byte(at: index + 1) == .space }

  private func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  mutating func skipSpaces() {
    while byte == .space { index += 1 }
  }

  /// Goes to the end of the line.
  mutating func skipLine() {
    guard let base = bytes.baseAddress,
      let found = memchr(base + index, Int32(UInt8.lineFeed), bytes.count - index)
    else { return index = bytes.count }
    index = UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Goes to the end of a line on which a value is complete; false when there is more than a comment.
  mutating func endLine() -> Bool {
    let start = index
    skipSpaces()
    if index > start, byte == .hash { skipLine() }
    return index == bytes.count || byte == .lineFeed
  }

  /// The offset of the colon behind the bare word at hand that is a key; nil when none is there.
  func colonBehindKey() -> Int? {
    guard byte.isLetter else { return nil }
    var end = index + 1
    while byte(at: end).isLetter || byte(at: end).isDigit || byte(at: end) == .dash { end += 1 }
    return byte(at: end) == .colon && endsWord(end + 1) ? end : nil
  }

  /// Reads a value on one line: a scalar, or a list or map in brackets.
  mutating func takeValue(inBrackets: Bool = false) -> Bool {
    switch byte {
    case .leftBracket, .leftBrace: return takeBrackets()
    case .doubleQuote: return takeQuoted(.doubleQuoted)
    case .singleQuote: return takeQuoted(.singleQuoted)
    default: break
    }
    guard byte.beginsPlain, let end = inBrackets ? endOfPlainInBrackets : endOfPlain else {
      return false
    }
    defer { index = end }
    return builder.addWritten(.plain, index, end)
  }

  /// Reads a quoted scalar without escapes.
  private mutating func takeQuoted(_ style: YAMLTree.ScalarStyle) -> Bool {
    let lower = index
    let quote = byte
    // Two single quotes are one that is escaped.
    let escape: UInt8 = style == .doubleQuoted ? .backslash : .singleQuote
    repeat { index += 1 } while byte != quote && byte != escape && byte >= .space
    guard byte == quote else { return false }
    index += 1
    return byte != escape && builder.addWritten(style, lower, index)
  }

  /// Reads a list or map in brackets.
  private mutating func takeBrackets() -> Bool {
    let isMap = byte == .leftBrace
    let closer: UInt8 = isMap ? .rightBrace : .rightBracket
    guard builder.open(isMap ? .map : .list, isFlow: true, at: index) else { return false }
    index += 1
    skipSpaces()
    var isFirst = true
    while byte != closer || !isFirst {
      guard takeItem(ofMap: isMap) else { return false }
      isFirst = false
      if byte == closer { break }
      guard byte == .comma else { return false }
      index += 1
      skipSpaces()
    }
    index += 1
    builder.close(index - 1, index)
    return true
  }

  /// Reads an item, with its key in a map, up to what follows it.
  private mutating func takeItem(ofMap isMap: Bool) -> Bool {
    if isMap {
      guard let colon = colonBehindKey(), builder.addWritten(.plain, index, colon) else {
        return false
      }
      index = colon + 1
      skipSpaces()
    }
    guard takeValue(inBrackets: true) else { return false }
    skipSpaces()
    return true
  }

  /// Where the plain scalar at hand ends outside of brackets; nil when a key may be meant.
  private var endOfPlain: Int? {
    var end = index
    var next = index
    while next < bytes.count, bytes[next] != .lineFeed {
      let byte = bytes[next]
      if byte == .colon, endsWord(next + 1) { return nil }
      if byte == .hash, bytes[next - 1] == .space { break }
      next += 1
      if byte != .space { end = next }
    }
    return end
  }

  /// Where the plain scalar at hand ends inside brackets; nil when it is not simple.
  private var endOfPlainInBrackets: Int? {
    var end = index
    var next = index
    while true {
      switch byte(at: next) {
      case .comma, .rightBracket, .rightBrace: return end
      case .space: next += 1
      case .colon where endsWord(next + 1) || byte(at: next + 1).isBracketOrComma: return nil
      case .leftBracket, .leftBrace, .question, .hash, .lineFeed, 0: return nil
      default:
        next += 1
        end = next
      }
    }
  }

  /// Whether a word ends before an offset.
  private func endsWord(_ offset: Int) -> Bool {
    let byte = byte(at: offset)
    return byte == .space || byte == .lineFeed || byte == 0
  }
}

extension UInt8 {
  fileprivate static let doubleQuote = UInt8(ascii: "\"")
  fileprivate static let singleQuote = UInt8(ascii: "'")
  fileprivate static let comma = UInt8(ascii: ",")
  fileprivate static let question = UInt8(ascii: "?")
  fileprivate static let backslash = UInt8(ascii: "\\")
  fileprivate static let leftBracket = UInt8(ascii: "[")
  fileprivate static let rightBracket = UInt8(ascii: "]")
  fileprivate static let leftBrace = UInt8(ascii: "{")
  fileprivate static let rightBrace = UInt8(ascii: "}")
  fileprivate static let colon = UInt8(ascii: ":")
  fileprivate static let dash = UInt8(ascii: "-")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")

  /// Whether it is a letter or `_`.
  fileprivate var isLetter: Bool { (self | 0x20) &- 0x61 < 26 || self == 0x5F }

  fileprivate var isDigit: Bool { self &- 0x30 < 10 }

  fileprivate var isBracketOrComma: Bool {
    switch self {
    case .comma, .question, .leftBracket, .rightBracket, .leftBrace, .rightBrace: true
    default: false
    }
  }

  /// Whether a plain scalar may begin with it wherever it stands.
  fileprivate var beginsPlain: Bool {
    isLetter || isDigit || self == UInt8(ascii: "/") || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "^") || self == UInt8(ascii: "~") || self == UInt8(ascii: "+")
  }
}
