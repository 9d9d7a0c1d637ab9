import CLibCrypto

/// Octets from the system's random generator, by way of OpenSSL.
package enum RandomBytes {
  /// Returns `count` random octets, which must not be negative.
  ///
  /// Throws `CryptoError.failed` when the generator cannot be seeded.
  package static func make(_ count: Int) throws(CryptoError) -> [UInt8] {
    precondition(count >= 0, "a number of octets is not negative")
    var bytes = [UInt8](repeating: 0, count: count)
    guard let length = Int32(exactly: count), RAND_bytes(&bytes, length) == 1 else {
      throw .failed(operation: "random octets", reason: LibraryFault.take())
    }
    return bytes
  }
}
