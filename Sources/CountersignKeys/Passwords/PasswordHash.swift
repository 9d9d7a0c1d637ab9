import CLibCrypto

/// Password hashes by scrypt, as PHC strings.
///
/// A hash reads `$scrypt$ln=15,r=8,p=3$salt$hash`, with salt and hash in base64 without padding.
/// The octets hashed are the password's UTF-8 as given: nothing is trimmed or normalised.
/// Source: RFC 7914.
package enum PasswordHash {
  /// Hashes a password with a new random salt.
  ///
  /// Throws `CryptoError.costUnaffordable` for a cost that `verify` would refuse.
  package static func make(
    _ password: String, cost: Cost = .standard
  ) throws(CryptoError) -> String {
    guard cost.isAffordable else { throw .costUnaffordable(cost) }
    let salt = try RandomBytes.make(PHCString.saltOctets)
    let hash = try derive(password, salt: salt, cost: cost, octets: PHCString.hashOctets)
    return PHCString(cost: cost, salt: salt, hash: hash).text
  }

  /// Whether `password` is the one that `phc` was made from.
  ///
  /// Throws `CryptoError.hashUnreadable` if `phc` is not such a string or demands more memory or
  /// work than `Cost.isAffordable` allows; nothing is computed then.
  package static func verify(
    _ password: String, against phc: String
  ) throws(CryptoError) -> Bool {
    let stored = try parsed(phc)
    let hash = try derive(
      password, salt: stored.salt, cost: stored.cost, octets: stored.hash.count)
    return constantTimeEquals(hash, stored.hash)
  }

  /// Spends what `verify` would and answers false: for users that do not exist.
  ///
  /// Without it, the quick answer for an unknown name tells which names are known. `cost` should be
  /// that of the stored hashes. Source: OWASP Authentication Cheat Sheet, user enumeration.
  package static func verifyDecoy(
    _ password: String, cost: Cost = .standard
  ) throws(CryptoError) -> Bool {
    guard cost.isAffordable else { throw .costUnaffordable(cost) }
    let salt = [UInt8](repeating: 0, count: PHCString.saltOctets)
    _ = try derive(password, salt: salt, cost: cost, octets: PHCString.hashOctets)
    return false
  }

  /// Returns the cost that a stored hash was made with, to tell whether it should be made anew.
  package static func cost(of phc: String) throws(CryptoError) -> Cost {
    try parsed(phc).cost
  }

  private static func parsed(_ phc: String) throws(CryptoError) -> PHCString {
    do {
      return try PHCString(phc)
    } catch {
      throw .hashUnreadable(error)
    }
  }

  private static func derive(
    _ password: String, salt: [UInt8], cost: Cost, octets: Int
  ) throws(CryptoError) -> [UInt8] {
    var key = [UInt8](repeating: 0, count: octets)
    let slack = 1 << 20
    let done = password.withCString { text in
      EVP_PBE_scrypt(
        text, password.utf8.count, salt, salt.count, 1 << UInt64(cost.logN),
        UInt64(cost.blockSize), UInt64(cost.parallelism), UInt64(cost.memoryOctets + slack), &key,
        octets)
    }
    guard done == 1 else { throw .failed(operation: "scrypt", reason: LibraryFault.take()) }
    return key
  }
}
