extension PasswordHash {
  /// What is wrong with a stored hash.
  package enum Flaw: Error, Hashable, Sendable {
    /// It is longer than any hash made here; the number of octets.
    case tooLong(Int)
    /// It does not begin with `$scrypt$`.
    case notSCrypt
    /// It has not exactly parameters, salt and hash.
    case parts(Int)
    /// The parameters are not `ln=…,r=…,p=…` in plain decimals.
    case parameters
    /// The parameters ask for more than is computed.
    case cost(Cost)
    /// The salt is not base64 of 8 to 64 octets.
    case salt
    /// The hash is not base64 of 16 to 64 octets.
    case hash
  }
}

extension PasswordHash.Flaw: CustomStringConvertible {
  /// A clause for the end of a message.
  package var description: String {
    switch self {
    case .tooLong(let count): "\(count) octets are too many"
    case .notSCrypt: "it is no scrypt hash"
    case .parts(let count): "\(count) parts instead of 3 follow the name"
    case .parameters: "its parameters are not `ln=…,r=…,p=…`"
    case .cost(let cost): "its cost \(cost) is out of bounds"
    case .salt: "its salt is not base64 of 8 to 64 octets"
    case .hash: "its hash is not base64 of 16 to 64 octets"
    }
  }
}

/// A stored scrypt hash, taken apart. Source: the PHC string format, as passlib writes scrypt.
struct PHCString {
  /// Octets of a new salt.
  static let saltOctets = 16
  /// Octets of a new hash.
  static let hashOctets = 32

  let cost: PasswordHash.Cost
  let salt: [UInt8]
  let hash: [UInt8]

  init(cost: PasswordHash.Cost, salt: [UInt8], hash: [UInt8]) {
    self.cost = cost
    self.salt = salt
    self.hash = hash
  }

  /// Takes a text apart and checks its bounds; throws the first flaw.
  init(_ text: String) throws(PasswordHash.Flaw) {
    guard text.utf8.count <= 256 else { throw .tooLong(text.utf8.count) }
    guard text.hasPrefix("$scrypt$") else { throw .notSCrypt }
    let parts = text.utf8.dropFirst("$scrypt$".utf8.count)
      .split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .parts(parts.count) }
    guard let cost = Self.cost(parts[0]) else { throw .parameters }
    guard cost.isAffordable else { throw .cost(cost) }
    guard let salt = Base64.standard.decode(Array(parts[1])), (8...64).contains(salt.count) else {
      throw .salt
    }
    guard let hash = Base64.standard.decode(Array(parts[2])), (16...64).contains(hash.count) else {
      throw .hash
    }
    self.init(cost: cost, salt: salt, hash: hash)
  }

  /// The text to store.
  var text: String {
    "$scrypt$\(cost)$\(Base64.standard.encode(salt))$\(Base64.standard.encode(hash))"
  }

  private static func cost(_ text: Substring.UTF8View) -> PasswordHash.Cost? {
    let fields = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard
      fields.count == 3, let logN = number(fields[0], after: "ln="),
      let blockSize = number(fields[1], after: "r="),
      let parallelism = number(fields[2], after: "p=")
    else { return nil }
    return PasswordHash.Cost(logN: logN, blockSize: blockSize, parallelism: parallelism)
  }

  /// At most six digits without a leading zero, so that one cost has one text.
  private static func number(_ field: Substring.UTF8View, after name: String) -> Int? {
    guard field.starts(with: name.utf8) else { return nil }
    let digits = field.dropFirst(name.utf8.count)
    guard (1...6).contains(digits.count), digits.first != UInt8(ascii: "0"),
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}
