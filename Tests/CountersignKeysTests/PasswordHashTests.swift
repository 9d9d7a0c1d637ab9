import CountersignKeys
import Testing

@Suite("A password hash")
struct PasswordHashTests {
  @Test("accepts the password it was made from", arguments: ["correct horse", "", "pässwörd\0x"])
  func roundTrip(_ password: String) throws {
    let phc = try PasswordHash.make(password, cost: .fast)
    #expect(try PasswordHash.verify(password, against: phc))
  }

  @Test("refuses any other password", arguments: ["correct hors", "correct horse ", "", "x"])
  func mismatch(_ password: String) throws {
    let phc = try PasswordHash.make("correct horse", cost: .fast)
    #expect(try !PasswordHash.verify(password, against: phc))
  }

  @Test("covers what follows a NUL in the password")
  func pastNUL() throws {
    let phc = try PasswordHash.make("a\0b", cost: .fast)
    #expect(try !PasswordHash.verify("a\0c", against: phc))
    #expect(try !PasswordHash.verify("a", against: phc))
  }

  @Test("differs each time, for its salt is random")
  func salted() throws {
    #expect(try PasswordHash.make("p", cost: .fast) != PasswordHash.make("p", cost: .fast))
  }

  @Test("is a PHC string that names its cost")
  func shape() throws {
    let phc = try PasswordHash.make("p", cost: .fast)
    #expect(phc.hasPrefix("$scrypt$ln=8,r=8,p=1$"))
    #expect(phc.split(separator: "$").count == 4 && !phc.hasSuffix("="))
    #expect(try PasswordHash.cost(of: phc) == .fast)
  }

  @Test("agrees with the third test vector of RFC 7914, section 12")
  func knownAnswer() throws {
    let phc =
      "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$"
      + "cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofL"
      + "VQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"
    #expect(try PasswordHash.verify("pleaseletmein", against: phc))
    #expect(try !PasswordHash.verify("pleaseletmeout", against: phc))
  }

  @Test("says what is wrong with a text that is no hash", arguments: Self.broken)
  func unreadable(_ phc: String, _ flaw: PasswordHash.Flaw) {
    #expect(throws: CryptoError.hashUnreadable(flaw)) {
      try PasswordHash.verify("p", against: phc)
    }
  }

  private static let salt = String(repeating: "A", count: 22)
  private static let hash = String(repeating: "A", count: 43)

  private static func phc(_ parameters: String) -> String {
    "$scrypt$\(parameters)$\(salt)$\(hash)"
  }

  static let broken: [(String, PasswordHash.Flaw)] = [
    ("", .notSCrypt),
    ("$argon2id$v=19$m=65536,t=3,p=4$\(salt)$\(hash)", .notSCrypt),
    ("$scrypt$ln=8,r=8,p=1$\(salt)", .parts(2)),
    (phc("ln=8,r=8,p=1") + "$", .parts(4)),
    (phc("ln=08,r=8,p=1"), .parameters),
    (phc("ln=-8,r=8,p=1"), .parameters),
    (phc("r=8,ln=8,p=1"), .parameters),
    (phc("ln=8,r=8"), .parameters),
    (phc("ln=99999999999999999999,r=8,p=1"), .parameters),
    (phc("ln=18,r=8,p=1"), .cost(.init(logN: 18))),
    (phc("ln=63,r=8,p=1"), .cost(.init(logN: 63))),
    (phc("ln=17,r=16,p=1"), .cost(.init(logN: 17, blockSize: 16))),
    (phc("ln=17,r=8,p=3"), .cost(.init(logN: 17, parallelism: 3))),
    (phc("ln=8,r=8,p=999999"), .cost(.init(logN: 8, parallelism: 999_999))),
    ("$scrypt$ln=8,r=8,p=1$AAAA$\(hash)", .salt),
    ("$scrypt$ln=8,r=8,p=1$\(salt)$AAAA", .hash),
    ("$scrypt$ln=8,r=8,p=1$\(salt)$\(String(repeating: "*", count: 43))", .hash),
    ("$scrypt$" + String(repeating: "A", count: 300), .tooLong(308)),
  ]

  @Test("is refused or does not match when one character is changed")
  func tampered() throws {
    let phc = Array(try PasswordHash.make("p", cost: .init(logN: 2)).utf8)
    for index in phc.indices {
      var changed = phc
      changed[index] = phc[index] == UInt8(ascii: "B") ? UInt8(ascii: "C") : UInt8(ascii: "B")
      let text = String(decoding: changed, as: UTF8.self)
      #expect((try? PasswordHash.verify("p", against: text)) != true, "\(index)")
    }
  }

  @Test("is not made at a cost that could not be verified")
  func unaffordable() {
    let cost = PasswordHash.Cost(logN: 21)
    #expect(throws: CryptoError.costUnaffordable(cost)) { try PasswordHash.make("p", cost: cost) }
    #expect(throws: CryptoError.costUnaffordable(cost)) {
      try PasswordHash.verifyDecoy("p", cost: cost)
    }
  }

  @Test("has a standard cost within its own bounds, as have OWASP's equivalents")
  func affordable() {
    #expect(PasswordHash.Cost.standard.isAffordable)
    for (logN, parallelism) in [(17, 1), (16, 2), (15, 3), (14, 5), (13, 10)] {
      #expect(PasswordHash.Cost(logN: logN, parallelism: parallelism).isAffordable)
    }
  }

  @Test("has a decoy that answers false in about the same time")
  func decoy() throws {
    let cost = PasswordHash.Cost(logN: 12)
    let phc = try PasswordHash.make("p", cost: cost)
    let clock = ContinuousClock()
    let real = try clock.measure { _ = try PasswordHash.verify("q", against: phc) }
    var answer = true
    let decoy = try clock.measure { answer = try PasswordHash.verifyDecoy("q", cost: cost) }
    #expect(!answer && decoy > real / 4)
  }
}
