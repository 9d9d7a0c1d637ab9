/// A number for a text, to find it in a small table: eight octets at a time, and no protection
/// against texts that are made to collide.
package enum QuickHash {
  /// The number of a text's UTF-8, never negative; equal octets have equal numbers.
  package static func of(_ text: String) -> Int {
    let known = text.utf8.withContiguousStorageIfAvailable { of(UnsafeRawBufferPointer($0)) }
    return known ?? Array(text.utf8).withUnsafeBytes(of)
  }

  private static func of(_ octets: UnsafeRawBufferPointer) -> Int {
    var hash = UInt64(truncatingIfNeeded: octets.count)
    var start = 0
    while start + 8 <= octets.count {
      hash = mixed(hash ^ octets.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      start += 8
    }
    var rest: UInt64 = 0
    for octet in octets[start...] { rest = rest << 8 | UInt64(octet) }
    return Int(truncatingIfNeeded: mixed(hash ^ rest) >> 1)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = value &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }
}
