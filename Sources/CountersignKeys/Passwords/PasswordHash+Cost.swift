extension PasswordHash {
  /// How much memory and work one hash takes. Source: RFC 7914, section 2.
  package struct Cost: Hashable, Sendable {
    /// The logarithm to base 2 of N, the cost in memory and work; `ln` in a PHC string.
    package var logN: Int
    /// The block size `r`.
    package var blockSize: Int
    /// The parallelism `p`; OpenSSL computes the lanes one after the other.
    package var parallelism: Int

    /// Takes any numbers; `isAffordable` judges them.
    package init(logN: Int, blockSize: Int = 8, parallelism: Int = 1) {
      self.logN = logN
      self.blockSize = blockSize
      self.parallelism = parallelism
    }

    /// One of OWASP's equivalent minimums, with 32 MiB a hash.
    ///
    /// N = 2^17 with p = 1 takes four times the memory, which a server pays for each login at once.
    /// Source: OWASP Password Storage Cheat Sheet, scrypt.
    package static let standard = Cost(logN: 15, parallelism: 3)

    /// A cost for tests, where only the arithmetic matters; never for stored passwords.
    package static let fast = Cost(logN: 8)

    /// Whether a hash is computed at all: at most 128 MiB, and twice the work of N = 2^17, r = 8.
    ///
    /// The bound is there for hashes that come from elsewhere: a stored string must not be able to
    /// take the server's memory or time.
    package var isAffordable: Bool {
      guard
        (1...20).contains(logN), (1...32).contains(blockSize), (1...16).contains(parallelism)
      else { return false }
      return memoryOctets <= 128 << 20 && blockSize * parallelism << logN <= 1 << 21
    }

    /// The octets of memory that one hash takes, for a cost within the ranges of `isAffordable`.
    package var memoryOctets: Int { 128 * blockSize << logN }
  }
}

extension PasswordHash.Cost: CustomStringConvertible {
  /// The parameters as a PHC string has them.
  package var description: String { "ln=\(logN),r=\(blockSize),p=\(parallelism)" }
}
