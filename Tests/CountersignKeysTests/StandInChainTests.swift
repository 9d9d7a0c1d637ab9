import CountersignKeys
import Testing

/// A chain that is made after a description.
@Suite("A stand-in chain")
struct StandInChainTests {
  private static let days: ClosedRange<Int64> = 1_800_000_000...1_807_776_000

  private static func leaf(
    key: KeyKind = .ec(.p256), digest: String = "SHA256", isCA: Bool = false,
    isSelfSigned: Bool = false, allowsServerAuth: Bool? = true
  ) -> StandInChain.Leaf {
    StandInChain.Leaf(
      names: ["api.a.de", "*.b.de", "127.0.0.1"], validity: days, key: key, digest: digest,
      isCA: isCA, isSelfSigned: isSelfSigned, allowsServerAuth: allowsServerAuth)
  }

  @Test("is sound by default, and comes from a root that is not sent")
  func sound() throws {
    let made = try StandInChain.make(Self.leaf())
    let chain = try CertificateReader.facts(pemChain: made.chainPEM)
    let root = try CertificateReader.facts(pemChain: made.caPEM)[0]
    try #require(chain.count == 2)
    #expect(chain[0].isIssued(by: chain[1]) && chain[1].isIssued(by: root))
    #expect(!chain[1].isSelfSigned && root.isSelfSigned)
    #expect(chain[0].notBefore...chain[0].notAfter == Self.days)
    #expect(chain[0].dnsNames == ["api.a.de", "*.b.de"])
    #expect(
      CertificateReader.matches(
        certificatePEM: made.chainPEM, privateKeyPEM: made.privateKeyPEM))
  }

  @Test(
    "has the weakness that is asked for",
    arguments: [
      (leaf(digest: "SHA1"), "SHA1", 256, false, false, true),
      (leaf(key: .rsa(bits: 1024)), "SHA256", 1024, false, false, true),
      (leaf(isSelfSigned: true), "SHA256", 256, false, true, true),
      (leaf(isCA: true), "SHA256", 256, true, false, true),
      (leaf(allowsServerAuth: false), "SHA256", 256, false, false, false),
    ])
  func weak(
    leaf: StandInChain.Leaf, digest: String, bits: Int, isCA: Bool, isSelfSigned: Bool,
    allowsServerAuth: Bool
  ) throws {
    let made = try StandInChain.make(leaf)
    let facts = try CertificateReader.facts(pemChain: made.chainPEM)[0]
    #expect(facts.signatureDigest == digest && facts.key.bits == bits)
    #expect(facts.isCA == isCA && facts.isSelfSigned == isSelfSigned)
    #expect(facts.allowsServerAuth == allowsServerAuth)
  }

  @Test(
    "is made for any moments that a certificate can name",
    arguments: [-5_000_000_000 ... -4_000_000_000, -1...253_402_300_799, 0...0])
  func moments(validity: ClosedRange<Int64>) throws {
    var leaf = Self.leaf()
    leaf.validity = validity
    let made = try StandInChain.make(leaf)
    let facts = try CertificateReader.facts(pemChain: made.chainPEM)[0]
    #expect(facts.notBefore...facts.notAfter == validity)
  }

  @Test("can have another key, and a stranger behind it")
  func foreign() throws {
    let made = try StandInChain.make(Self.leaf(), ownsKey: false, isOrdered: false)
    let chain = try CertificateReader.facts(pemChain: made.chainPEM)
    #expect(!chain[0].isIssued(by: chain[1]))
    #expect(
      !CertificateReader.matches(
        certificatePEM: made.chainPEM, privateKeyPEM: made.privateKeyPEM))
  }

  @Test("has RSA keys with the exponent that is asked for")
  func exponent() throws {
    let key = try KeyGenerator.make(.rsa(bits: 2048, exponent: 3))
    #expect(try KeyReader.facts(pem: key.publicPEM).publicExponent == 3)
  }
}
