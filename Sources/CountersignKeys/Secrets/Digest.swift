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

  /// Returns the digest as 64 lower-case hexadecimal digits.
  package static func sha256Hex(_ bytes: some Collection<UInt8>) -> String {
    Hexadecimal.encode(sha256(Array(bytes)))
  }
}
