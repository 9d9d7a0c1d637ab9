#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The search for the offsets at which lines begin.
///
/// CR LF, LF and a lone CR each end one line. `memchr` does the walking, so that a long line costs
/// next to nothing.
enum LineStarts {
  /// The offset of each line's first byte, the first one 0.
  static func find(in bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var starts = [0]
      var feed = first(0x0A, in: bytes, from: 0)
      var carriage = first(0x0D, in: bytes, from: 0)
      while min(feed, carriage) < bytes.count {
        let isPair = feed == carriage + 1 && feed < bytes.count
        let next = isPair ? feed + 1 : min(feed, carriage) + 1
        starts.append(next)
        if feed < next { feed = first(0x0A, in: bytes, from: next) }
        if carriage < next { carriage = first(0x0D, in: bytes, from: next) }
      }
      return starts
    }
  }

  /// The offset of a byte at or behind `start`; the end of the text when there is none.
  private static func first(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return bytes.count }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }
}
