import CLibCrypto

/// Compares two byte strings in a time that does not depend on where they differ.
///
/// Different lengths answer at once: the length may leak, the content does not.
package func constantTimeEquals(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
}
