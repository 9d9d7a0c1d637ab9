/// An anchor and a tag before a node, and where the node begins.
struct NodeProperties {
  var anchor: SourceRange?
  var tag: SourceRange?
  var end: Int

  /// The properties written at an offset; nil when there are none, which is the rule.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at lower: Int, end limit: Int) {
    guard lower < limit, bytes[lower] == 0x26 || bytes[lower] == 0x21 else { return nil }
    end = lower
    while end < limit, bytes[end] == 0x26 || bytes[end] == 0x21 {
      let start = end
      end += 1
      let isInside = bytes[start] == 0x26 ? Self.isInAnchor : Self.isInTag
      while end < limit, isInside(bytes[end]) { end += 1 }
      let range = SourceRange(lower: start, upper: end)
      // A second one of a kind belongs to the first key of a map.
      guard (bytes[start] == 0x26 ? anchor : tag) == nil else {
        end = start
        break
      }
      if bytes[start] == 0x26 { anchor = range } else { tag = range }
      end = Self.skipBlank(bytes, from: end, to: limit)
    }
  }

  /// Letters, digits, `_` and `-`, as in libyaml; it ends the anchor of `&a:b` before the colon.
  private static func isInAnchor(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }

  private static func isInTag(_ byte: UInt8) -> Bool {
    byte > 0x20 && !",[]{}".utf8.contains(byte)
  }

  private static func skipBlank(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int
  ) -> Int {
    var index = start
    while index < limit {
      if bytes[index] == 0x23 {
        while index < limit, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      } else if bytes[index] <= 0x20 {
        index += 1
      } else {
        break
      }
    }
    return index
  }
}
