/// How the text of an HMAC secret becomes octets.
package enum KeyEncoding: String, Hashable, Sendable, CaseIterable {
  /// The octets of the file as they are, line break and all.
  case utf8
  /// RFC 4648, section 4; white space is ignored.
  case base64
  /// RFC 4648, section 5; white space is ignored.
  case base64url
  /// Two digits an octet; white space is ignored.
  case hex

  /// Returns the octets that `secret` stands for; nil if its text is not in this encoding.
  func decode(_ secret: SecretBytes) -> SecretBytes? {
    let text = secret.withBytes { bytes in
      bytes.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
    let octets: [UInt8]? =
      switch self {
      case .utf8: secret.withBytes { Array($0) }
      case .base64: Base64.standard.decode(text)
      case .base64url: Base64.url.decode(text)
      case .hex: Hexadecimal.decode(text)
      }
    return octets.map { SecretBytes($0) }
  }
}
