import CountersignKeys
import Testing

@Suite("The key reader")
struct KeyReaderTests {
  /// A kind that can be made and what the reader should say of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let make: KeyKind
    let kind: KeyFacts.Kind
    let bits: Int
    let security: Int
    var exponent: UInt64?
    var testDescription: String { "\(make)" }
  }

  static let cases = [
    Case(make: .rsa(bits: 1024), kind: .rsa, bits: 1024, security: 80, exponent: 65_537),
    Case(make: .rsa(bits: 2048), kind: .rsa, bits: 2048, security: 112, exponent: 65_537),
    Case(make: .rsa(bits: 3072), kind: .rsa, bits: 3072, security: 128, exponent: 65_537),
    Case(make: .ec(.p256), kind: .ec(.p256), bits: 256, security: 128),
    Case(make: .ec(.p384), kind: .ec(.p384), bits: 384, security: 192),
    Case(make: .ec(.p521), kind: .ec(.p521), bits: 521, security: 256),
    Case(make: .ed25519, kind: .ed25519, bits: 256, security: 128),
  ]

  @Test("tells kind, size and strength of both halves", arguments: cases)
  func facts(_ item: Case) throws {
    let key = try KeyGenerator.make(item.make)
    let secret = try KeyReader.facts(key.privatePEM)
    let shown = try KeyReader.facts(pem: key.publicPEM)
    #expect(secret.isPrivate && !shown.isPrivate)
    for facts in [secret, shown] {
      #expect(facts.kind == item.kind)
      #expect(facts.bits == item.bits)
      #expect(facts.securityBits == item.security)
      #expect(facts.publicExponent == item.exponent)
      #expect(facts.shape == nil)
    }
    #expect(secret.fingerprint == shown.fingerprint)
    #expect(secret.fingerprint.count == 8)
  }

  @Test("salts a fingerprint: both halves have one, and it is another than without")
  func salted() throws {
    let key = try KeyGenerator.make(.ec(.p256))
    let salt: [UInt8] = [1, 2, 3]
    let secret = try KeyReader.facts(key.privatePEM, salt: salt)
    let shown = try KeyReader.facts(SecretBytes(text: key.publicPEM), salt: salt)
    #expect(secret.fingerprint == shown.fingerprint)
    #expect(secret.fingerprint.count == 32)
    #expect(try KeyReader.facts(key.privatePEM, salt: [4]).fingerprint != secret.fingerprint)
    let text = SecretBytes(text: "0123456789abcdef")
    #expect(
      try KeyReader.facts(text, salt: salt).fingerprint != KeyReader.facts(text).fingerprint)
  }

  @Test("derives the public key and matches it with its own private key only", arguments: cases)
  func pairs(_ item: Case) throws {
    let key = try KeyGenerator.make(item.make)
    let other = try KeyGenerator.make(item.make)
    #expect(try KeyReader.publicKeyPEM(fromPrivate: key.privatePEM) == key.publicPEM)
    #expect(KeyReader.matches(private: key.privatePEM, public: key.publicPEM))
    #expect(!KeyReader.matches(private: key.privatePEM, public: other.publicPEM))
  }

  @Test("finds no match between kinds, nor in what it cannot read")
  func mismatches() throws {
    let key = try KeyGenerator.make(.ec(.p256))
    let other = try KeyGenerator.make(.ed25519)
    #expect(!KeyReader.matches(private: key.privatePEM, public: other.publicPEM))
    #expect(!KeyReader.matches(private: key.privatePEM, public: "nothing"))
    #expect(!KeyReader.matches(private: key.publicPEM, public: key.publicPEM))
  }

  @Test("takes the private key of a file that holds both, in either order")
  func both() throws {
    let key = try KeyGenerator.make(.ec(.p256))
    let secret = try #require(key.privatePEM.utf8Text)
    #expect(try KeyReader.facts(pem: key.publicPEM + secret).isPrivate)
    #expect(try KeyReader.facts(pem: "a remark\n" + secret + key.publicPEM).isPrivate)
  }

  @Test("reads lines that end in CR LF")
  func carriageReturns() throws {
    let key = try KeyGenerator.make(.ed25519)
    let text = key.publicPEM.split(separator: "\n").joined(separator: "\r\n") + "\r\n"
    #expect(try KeyReader.facts(pem: text).kind == .ed25519)
  }

  @Test("derives no public key from a public one")
  func notPrivate() throws {
    let key = try KeyGenerator.make(.ec(.p384))
    #expect(throws: KeyError.notPrivate(found: .ec(.p384))) {
      try KeyReader.publicKeyPEM(fromPrivate: key.publicPEM)
    }
  }

  @Test("calls a certificate a certificate, with the facts of its key")
  func certificate() throws {
    let made = try ThrowAwayCertificate.make(
      hosts: ["localhost"], notBefore: 0, lifetime: .seconds(60))
    let facts = try KeyReader.facts(pem: made.chainPEM)
    #expect(facts.kind == .certificate && facts.bits == 256 && !facts.isPrivate)
    #expect(facts.fingerprint == (try KeyReader.facts(made.privateKeyPEM).fingerprint))
    #expect(KeyReader.matches(private: made.privateKeyPEM, public: made.chainPEM))
  }

  @Test("refuses RSA sizes outside its bounds", arguments: [-1, 0, 512, 1023, 8193, 1 << 40])
  func sizes(_ bits: Int) {
    #expect(throws: CryptoError.keySizeUnusable(bits: bits, allowed: 1024...8192)) {
      try KeyGenerator.make(.rsa(bits: bits))
    }
  }
}
