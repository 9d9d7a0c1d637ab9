/// One Unicode scalar read from UTF-8 bytes, with its length in bytes.
struct UTF8Scalar {
  /// The code point.
  var value: UInt32
  /// 1 to 4 bytes.
  var length: Int

  /// The scalar that begins at `index`; nil when the bytes there are not well-formed UTF-8.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF are not well formed
  /// (Unicode 15, table 3-7).
  init?(in bytes: some RandomAccessCollection<UInt8>, at index: Int) {
    let rest = bytes.dropFirst(index).prefix(4)
    self.init(rest)
  }

  private init?(_ bytes: some RandomAccessCollection<UInt8>) {
    guard let first = bytes.first else { return nil }
    guard let shape = Self.shape(of: first), bytes.count >= shape.length else { return nil }
    var value = UInt32(first) & shape.mask
    for byte in bytes.dropFirst().prefix(shape.length - 1) {
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= shape.least, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else {
      return nil
    }
    self.value = value
    length = shape.length
  }

  private static func shape(of first: UInt8) -> (length: Int, mask: UInt32, least: UInt32)? {
    switch first {
    case 0x00...0x7F: (1, 0x7F, 0)
    case 0xC2...0xDF: (2, 0x1F, 0x80)
    case 0xE0...0xEF: (3, 0x0F, 0x800)
    case 0xF0...0xF4: (4, 0x07, 0x10000)
    default: nil
    }
  }
}
