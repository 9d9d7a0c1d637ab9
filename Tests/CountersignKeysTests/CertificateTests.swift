import CountersignKeys
import Testing

@Suite("A throw-away certificate")
struct CertificateTests {
  private static let start: Int64 = 1_800_000_000
  private static let hosts = [
    "localhost", "*.shop.example", "127.0.0.1", "::1", "[2001:db8::5:0:0]",
  ]
  private let made: ThrowAwayCertificate
  private let chain: [CertificateFacts]

  init() throws {
    made = try ThrowAwayCertificate.make(
      hosts: Self.hosts, notBefore: Self.start, lifetime: .seconds(86_400))
    chain = try CertificateReader.facts(pemChain: made.chainPEM)
  }

  @Test("is followed by the authority that issued it")
  func order() throws {
    try #require(chain.count == 2)
    #expect(chain[0].isIssued(by: chain[1]) && !chain[1].isIssued(by: chain[0]))
    #expect(chain[0].issuer == chain[1].subject)
    #expect(try CertificateReader.facts(pemChain: made.caPEM) == [chain[1]])
  }

  @Test("was not issued by another authority")
  func stranger() throws {
    let other = try ThrowAwayCertificate.make(
      hosts: ["localhost"], notBefore: Self.start, lifetime: .seconds(60))
    let authority = try CertificateReader.facts(pemChain: other.caPEM)
    #expect(!chain[0].isIssued(by: authority[0]))
  }

  @Test("is a server's, and its issuer an authority's")
  func roles() {
    #expect(!chain[0].isCA && !chain[0].isSelfSigned && chain[0].allowsServerAuth == true)
    #expect(chain[1].isCA && chain[1].isSelfSigned && chain[1].allowsServerAuth == nil)
  }

  @Test("is valid from the given second for the given time")
  func validity() {
    for facts in chain {
      #expect(facts.notBefore == Self.start && facts.notAfter == Self.start + 86_400)
    }
  }

  @Test("can be valid beyond 2050, where X.509 changes its way to write time")
  func farFuture() throws {
    let far = try ThrowAwayCertificate.make(
      hosts: ["localhost"], notBefore: 4_000_000_000, lifetime: .seconds(1))
    #expect(try CertificateReader.facts(pemChain: far.caPEM)[0].notAfter == 4_000_000_001)
  }

  @Test("has a P-256 key and a SHA-256 signature")
  func strength() {
    for facts in chain {
      #expect(facts.keyKind == .ec(.p256) && facts.key.kind == .certificate)
      #expect(facts.key.securityBits == 128 && facts.signatureDigest == "SHA256")
    }
  }

  @Test("lists its names and addresses")
  func names() {
    #expect(chain[0].dnsNames == ["localhost", "*.shop.example"])
    #expect(chain[0].ipAddresses == ["127.0.0.1", "::1", "2001:db8::5:0:0"])
    #expect(chain[1].dnsNames.isEmpty && chain[1].ipAddresses.isEmpty)
  }

  @Test(
    "matches exactly the hosts it names",
    arguments: [
      ("localhost", true), ("LOCALHOST", true), ("a.shop.example", true), ("127.0.0.1", true),
      ("::1", true), ("[::1]", true), ("2001:db8:0:0:0:5:0:0", true), ("shop.example", false),
      ("a.b.shop.example", false), ("127.0.0.2", false), ("", false), (".shop.example", false),
      ("Countersign throw-away server", false), ("localhost.evil.example", false),
    ])
  func matches(_ host: String, _ expected: Bool) {
    #expect(chain[0].matches(host: host) == expected)
  }

  @Test("belongs to its key and to no other")
  func key() throws {
    let other = try KeyGenerator.make(.ec(.p256))
    #expect(
      CertificateReader.matches(certificatePEM: made.chainPEM, privateKeyPEM: made.privateKeyPEM))
    #expect(
      !CertificateReader.matches(certificatePEM: made.chainPEM, privateKeyPEM: other.privatePEM))
    #expect(
      !CertificateReader.matches(certificatePEM: made.caPEM, privateKeyPEM: made.privateKeyPEM))
  }

  @Test(
    "is not made for what is no host",
    arguments: [
      "", "a b", "a,DNS:evil.example", "-a.example", "a..b", "*", "*.*.example", "a_b", "é.example",
      "https://a.example", "a.example:443", "a\0b", String(repeating: "a", count: 64),
    ])
  func badHost(_ host: String) {
    #expect(throws: CryptoError.hostUnusable(host)) {
      try ThrowAwayCertificate.make(hosts: [host], notBefore: 0, lifetime: .seconds(1))
    }
  }

  @Test("is not made without a host or a time to live")
  func badArguments() {
    #expect(throws: CryptoError.hostMissing) {
      try ThrowAwayCertificate.make(hosts: [], notBefore: 0, lifetime: .seconds(1))
    }
    for lifetime in [Duration.zero, .seconds(-1), .milliseconds(999), .seconds(Int64.max)] {
      #expect(throws: CryptoError.lifetimeUnusable(lifetime)) {
        try ThrowAwayCertificate.make(hosts: ["a"], notBefore: 1, lifetime: lifetime)
      }
    }
  }

  @Test("is accepted by `openssl verify` for each of its hosts")
  func verified() throws {
    let name = ["-verify_hostname", "localhost"]
    let address = ["-verify_ip", "127.0.0.1"]
    try OpenSSLCommand.withFiles([made.caPEM, made.chainPEM]) { files in
      let common = [
        "verify", "-x509_strict", "-purpose", "sslserver", "-attime", "\(Self.start + 1)",
        "-CAfile", files[0],
      ]
      for check in [name, address] {
        let arguments = common + check + [files[1]]
        guard let output = try OpenSSLCommand.run(arguments, input: SecretBytes([])) else { return }
        #expect(output.hasSuffix(": OK\n"))
      }
    }
  }

  @Test("is not found in what holds no certificate")
  func absent() throws {
    let key = try KeyGenerator.make(.ed25519)
    #expect(throws: KeyError.notCertificate(label: "PUBLIC KEY")) {
      try CertificateReader.facts(pemChain: key.publicPEM)
    }
    #expect(throws: KeyError.empty) { try CertificateReader.facts(pemChain: "") }
  }

  @Test("keeps its private key out of what is printed")
  func redacted() throws {
    var dumped = ""
    dump(made, to: &dumped)
    let secret = try #require(made.privateKeyPEM.utf8Text)
    let line = try #require(secret.split(separator: "\n").dropFirst().first)
    #expect(!dumped.contains(line) && dumped.contains("<redacted>"))
  }
}
