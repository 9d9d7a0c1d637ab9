/// Eight hexadecimal digits that tell keys apart without telling what they are.
enum Fingerprint {
  /// Returns the first digits of SHA-256 over a fixed label and `octets`.
  ///
  /// The label keeps the digits from being found in tables of plain digests.
  static func of(_ octets: [UInt8]) -> String {
    String(Digest.sha256Hex(Array("countersign key fingerprint v1\0".utf8) + octets).prefix(8))
  }
}
