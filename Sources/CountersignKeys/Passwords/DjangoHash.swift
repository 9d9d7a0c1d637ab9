import CLibCrypto

/// A password record of Django's default hasher, as its table `auth_user` has it.
///
/// It reads `pbkdf2_sha256$iterations$salt$hash`: the salt is text whose UTF-8 counts, the hash is
/// base64 of 32 octets. Source: RFC 8018, section 5.2; Django, `PBKDF2PasswordHasher`.
package struct DjangoHash: Hashable, Sendable {
  /// What every such record begins with.
  package static let prefix = "pbkdf2_sha256$"

  /// The most iterations that are computed, about a second's work.
  ///
  /// The bound is there for records that come from elsewhere: a stored string must not be able to
  /// take the server's time.
  package static let iterationLimit = 4_000_000

  private static let octets = 32

  /// How often the pseudorandom function is applied.
  package let iterations: Int
  private let salt: String
  private let hash: [UInt8]

  /// Takes a record apart; nil for other hashers, damaged records, and more than the limit.
  package init?(_ record: String) {
    guard record.utf8.count <= 512 else { return nil }
    let parts = record.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 4, record.hasPrefix(Self.prefix), !parts[2].isEmpty,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(parts[1]),
      (1...Self.iterationLimit).contains(count),
      let hash = Base64.standard.decode(Array(parts[3].utf8)), hash.count == Self.octets
    else { return nil }
    iterations = count
    salt = String(parts[2])
    self.hash = hash
  }

  /// Whether `password` is the one that the record was made from.
  ///
  /// Throws `CryptoError.failed` when OpenSSL refuses.
  package func verify(_ password: String) throws(CryptoError) -> Bool {
    constantTimeEquals(
      try Self.derive(password, salt: salt, iterations: iterations), hash)
  }

  /// Spends what `verify` would with so many iterations; none for a number below 1.
  ///
  /// Throws `CryptoError.failed` when OpenSSL refuses.
  package static func spend(_ password: String, iterations: Int) throws(CryptoError) {
    guard iterations > 0 else { return }
    _ = try derive(
      password, salt: "no salt", iterations: min(iterations, iterationLimit))
  }

  private static func derive(
    _ password: String, salt: String, iterations: Int
  ) throws(CryptoError) -> [UInt8] {
    var key = [UInt8](repeating: 0, count: octets)
    let saltOctets = Array(salt.utf8)
    let done = password.withCString { text in
      PKCS5_PBKDF2_HMAC(
        text, Int32(clamping: password.utf8.count), saltOctets, Int32(saltOctets.count),
        Int32(iterations), EVP_sha256(), Int32(key.count), &key)
    }
    guard done == 1 else { throw .failed(operation: "PBKDF2", reason: LibraryFault.take()) }
    return key
  }
}
