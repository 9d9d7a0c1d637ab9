import CLibCrypto

/// SHA-256. Source: FIPS 180-4, section 6.2.
package enum Digest {
  /// Returns the 32 octets of the digest.
  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    let done = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    precondition(done == 1, "libcrypto has no SHA-256")
    return digest
  }

  /// Returns the digest of any collection of octets.
  package static func sha256(_ bytes: some Collection<UInt8>) -> [UInt8] {
    sha256(Array(bytes))
  }

  /// Returns the 32 octets of HMAC with SHA-256. Source: RFC 2104.
  package static func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    hmac(.sha256, message, key: key)
  }

  /// The digest functions of HS256, HS384 and HS512 (RFC 7518 3.2).
  package enum HMACFunction: Int, Sendable, Hashable {
    case sha256 = 32
    case sha384 = 48
    case sha512 = 64
  }

  /// Returns HMAC with one of the functions, as many octets as its raw value. Source: RFC 2104.
  package static func hmac(
    _ function: HMACFunction, _ message: [UInt8], key: [UInt8]
  ) -> [UInt8] {
    let digest =
      switch function {
      case .sha256: EVP_sha256()
      case .sha384: EVP_sha384()
      case .sha512: EVP_sha512()
      }
    var code = [UInt8](repeating: 0, count: function.rawValue)
    var length: UInt32 = 0
    let done = HMAC(
      digest, key, Int32(clamping: key.count), message, message.count, &code, &length)
    precondition(done != nil && length == function.rawValue, "libcrypto has no such HMAC")
    return code
  }

  /// Returns the digest as 64 lower-case hexadecimal digits.
  package static func sha256Hex(_ bytes: some Collection<UInt8>) -> String {
    Hexadecimal.encode(sha256(Array(bytes)))
  }
}
