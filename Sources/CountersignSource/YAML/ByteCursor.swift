#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A byte of a text at hand, and what stands around it.
///
/// Small, so that looking ahead does not copy the reader that owns it.
struct ByteCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The offset of the byte at hand.
  var index = 0

  /// A cursor at the first byte of a text, which must outlive it.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Whether all bytes lie behind.
  var isAtEnd: Bool { index >= bytes.count }

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
    return isAtEnd || byte == .lineFeed
  }

  /// The offset of the colon behind the bare word at hand that is a key; nil when none is there.
  func colonBehindKey() -> Int? {
    guard byte.isLetter else { return nil }
    var end = index + 1
    while end < bytes.count, bytes[end].isPartOfKey { end += 1 }
    return byte(at: end) == .colon && endsWord(end + 1) ? end : nil
  }

  /// Where the plain scalar at hand ends outside of brackets; nil when a key may be meant.
  var endOfPlain: Int? {
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
  var endOfPlainInBrackets: Int? {
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
  static let doubleQuote = UInt8(ascii: "\"")
  static let singleQuote = UInt8(ascii: "'")
  static let comma = UInt8(ascii: ",")
  static let question = UInt8(ascii: "?")
  static let backslash = UInt8(ascii: "\\")
  static let leftBracket = UInt8(ascii: "[")
  static let rightBracket = UInt8(ascii: "]")
  static let leftBrace = UInt8(ascii: "{")
  static let rightBrace = UInt8(ascii: "}")
  static let colon = UInt8(ascii: ":")
  static let dash = UInt8(ascii: "-")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let hash = UInt8(ascii: "#")

  /// Whether it is a letter or `_`.
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 || self == 0x5F }

  var isDigit: Bool { self &- 0x30 < 10 }

  /// Whether a bare key may go on with it.
  var isPartOfKey: Bool { isLetter || isDigit || self == .dash }

  var isBracketOrComma: Bool {
    switch self {
    case .comma, .question, .leftBracket, .rightBracket, .leftBrace, .rightBrace: true
    default: false
    }
  }

  /// Whether a plain scalar may begin with it wherever it stands.
  var beginsPlain: Bool {
    isLetter || isDigit || self == UInt8(ascii: "/") || self == UInt8(ascii: ".")
      || self == UInt8(ascii: "^") || self == UInt8(ascii: "~") || self == UInt8(ascii: "+")
  }
}
