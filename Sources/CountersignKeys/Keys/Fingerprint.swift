/// Hexadecimal digits that tell keys apart without telling what they are.
enum Fingerprint {
  /// Returns the first digits of SHA-256 over a fixed label, `salt` and `octets`: eight, and 32
  /// when there is a salt.
  ///
  /// The label keeps the digits from being found in tables of plain digests. With a secret salt
  /// they say nothing to whoever does not know it, however guessable the octets are.
  static func of(_ octets: [UInt8], salt: [UInt8] = []) -> String {
    let label = Array("countersign key fingerprint v1\0".utf8)
    return String(Digest.sha256Hex(label + salt + octets).prefix(salt.isEmpty ? 8 : 32))
  }
}
