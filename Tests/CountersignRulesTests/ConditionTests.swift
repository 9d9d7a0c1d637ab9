import CountersignKeys
import CountersignProfile
import CountersignRules
import CountersignSettings
import CountersignSource
import Testing

/// The borders of conditions that examples do not walk along.
@Suite("A rule's condition")
struct ConditionTests {
  /// Noon of 2026-11-28 in UTC.
  private static let now: Int64 = 1_795_867_200
  private static let day: Int64 = 86_400

  /// What a rule reports of a profile, as severity and message.
  private func findings(
    _ slug: String, _ lines: String, _ environment: AuthSettings.Environment = .production,
    path: String = "example.yaml", with surroundings: Surroundings? = nil
  ) throws -> [Diagnostic] {
    let rule = try #require(Checklist.rule(slug))
    let outcome = Example(lines, path: path).read(for: environment)
    #expect(outcome.diagnostics.isEmpty)
    return Linter(rules: [rule]).findings(
      in: try #require(outcome.profile), surroundings: surroundings
    ).map(\.diagnostic)
  }

  private func key(
    _ kind: KeyFacts.Kind, isPrivate: Bool = true, bits: Int = 256, fingerprint: String = "a",
    shape: SecretShape? = nil
  ) -> KeyFacts {
    KeyFacts(
      kind: kind, isPrivate: isPrivate, bits: bits, securityBits: 128, publicExponent: 65_537,
      fingerprint: fingerprint, shape: shape)
  }

  private func signing(_ key: KeyFacts, _ file: FileFacts? = nil) -> Surroundings {
    Surroundings(secrets: ["keys.signing": .found(SecretFacts(key, file: file))])
  }

  private static let privateHosts = [
    "localhost", "app.localhost", "127.8.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255",
    "192.168.1.1", "169.254.0.1", "0.0.0.0", "[::1]", "[fd00::1]", "[fe80::1]", "[::]",
  ]
  private static let publicHosts = [
    "app.acme-shop.de", "8.8.8.8", "172.15.0.1", "172.32.0.1", "192.169.1.1", "[fe00::1]",
    "[fc::1]", "[2001:db8::1]", "localhost.acme-shop.de",
  ]

  @Test("finds loopback and private addresses", arguments: privateHosts)
  func isPrivate(host: String) throws {
    let lines = "cors: { allowed_origins: [\"https://a.acme-shop.de\", \"https://\(host)\"] }"
    #expect(try findings("loopback-in-production", lines).count == 1)
    #expect(try findings("loopback-in-production", lines, .staging).first?.severity == .warning)
    #expect(try findings("loopback-in-production", lines, .development).isEmpty)
  }

  @Test("leaves other addresses alone", arguments: publicHosts)
  func isPublic(host: String) throws {
    let lines = "cors: { allowed_origins: [\"https://a.acme-shop.de\", \"https://\(host)\"] }"
    #expect(try findings("loopback-in-production", lines).isEmpty)
  }

  @Test(
    "reads whole labels and words as placeholders",
    arguments: [
      ("https://api.shop.example", true), ("https://app.acme.test", true),
      ("https://x.invalid", true), ("https://api.example.org", true),
      ("https://changeme.acme.de", true), ("https://your-app.vercel.app", true),
      ("${API_ISSUER}", true), ("{{ issuer }}", true), ("TODO", true), ("shop TODO later", true),
      ("https://greatexample.com.br", false), ("https://testing.acme.de", false),
      ("https://example.acme.de", false), ("acme-todos", false), ("example", false),
    ])
  func placeholders(text: String, isPlaceholder: Bool) throws {
    let found = try findings("placeholder-value", "tokens: { issuer: \"\(text)\" }")
    #expect(found.isEmpty != isPlaceholder)
  }

  @Test("reports a placeholder where it is first written")
  func placeholderOnce() throws {
    let found = try findings(
      "placeholder-value",
      """
      site: { api: "https://api.shop.example", hosts: [api.shop.example] }
      tokens: { issuer: "https://api.shop.example" }
      """)
    #expect(found.map(\.place.text) == ["\"https://api.shop.example\""])
  }

  @Test(
    "compares a file's name with its environment",
    arguments: [
      ("production.yaml", true), ("shop.prod.yaml", true), ("live.yaml", true),
      ("development.yaml", true), ("shop-dev.yaml", true), ("staging.yaml", false),
      ("stage.yaml", false), ("shop.yaml", false), ("dev-and-production.yaml", false),
      ("products.yaml", false), ("device.yaml", false),
    ])
  func fileName(path: String, isWrong: Bool) throws {
    let found = try findings(
      "environment-mislabelled", "server: { workers: 2 }", .staging, path: path)
    #expect(found.isEmpty != isWrong)
  }

  @Test(
    "takes a public https host in development for a mislabelled profile",
    arguments: [
      ("https://api.acme-shop.de", Severity.error), ("https://a1.ngrok-free.app", .warning),
      ("https://localhost:8443", nil), ("https://api.acme.test", nil), ("https://10.0.0.2", nil),
      ("https://api", nil), ("https://93.184.216.34", .error),
    ])
  func publicDevelopment(api: String, severity: Severity?) throws {
    let found = try findings("environment-mislabelled", "site: { api: \"\(api)\" }", .development)
    #expect(found.map(\.severity) == [severity].compactMap(\.self))
  }

  @Test(
    "accepts a domain that covers the API, unless everybody may have a name in it",
    arguments: [
      ("[\"*\"]", 1), ("[.co.uk, api.acme-shop.de]", 1), ("[.github.io, api.acme-shop.de]", 1),
      ("[github.io, api.acme-shop.de]", 1), ("[web, api.acme-shop.de]", 0), ("[.acme-shop.de]", 0),
      ("[.shop.de]", 1), ("[]", 1), ("[localhost]", 1), ("[127.0.0.1, api.acme-shop.de]", 0),
    ])
  func hosts(list: String, count: Int) throws {
    #expect(try findings("hosts-open", "site: { hosts: \(list) }").count == count)
  }

  @Test("knows which key fits which algorithm", arguments: AuthSettings.Algorithm.allCases)
  func fitting(algorithm: AuthSettings.Algorithm) throws {
    guard algorithm != .none else { return }
    let kinds: [(KeyFacts.Kind, String)] = [
      (.symmetric(octets: 64), "HS"), (.rsa, "RS PS"), (.ec(.p256), "ES256"),
      (.ec(.p384), "ES384"), (.ec(.p521), "ES512"), (.ed25519, "EdDSA"), (.ed448, ""),
      (.otherEC(curve: "secp256k1"), ""), (.certificate, ""), (.other("DSA"), ""),
    ]
    for (kind, fits) in kinds {
      let isFit = fits.split(separator: " ").contains { algorithm.rawValue.hasPrefix($0) }
      let found = try findings(
        "key-type-mismatch",
        """
        tokens: { algorithm: \(algorithm.rawValue) }
        keys: { signing: { file: a.pem }, verifying: null }
        """, with: signing(key(kind)))
      #expect(found.isEmpty == isFit, "\(algorithm.rawValue) \(kind)")
    }
  }

  @Test("takes no public key for signing")
  func publicSigning() throws {
    let found = try findings(
      "key-type-mismatch", "keys: { signing: { file: a.pem }, verifying: null }",
      with: signing(key(.ec(.p256), isPrivate: false)))
    #expect(found.map(\.message).first?.hasSuffix("holds a public key, which cannot sign") == true)
  }

  @Test(
    "counts octets against the hash",
    arguments: [
      ("HS256", 31, true), ("HS256", 32, false), ("HS384", 47, true), ("HS384", 48, false),
      ("HS512", 63, true), ("HS512", 64, false),
    ])
  func short(algorithm: String, octets: Int, isShort: Bool) throws {
    let found = try findings(
      "signing-key-short",
      "tokens: { algorithm: \(algorithm) }\nkeys: { signing: { env: A }, verifying: null }",
      with: signing(key(.symmetric(octets: octets), shape: SecretShape(textOctets: octets))))
    #expect(found.isEmpty != isShort)
  }

  @Test(
    "calls a secret guessable, and weighs an estimate less where the secret is short",
    arguments: [
      (SecretShape(textOctets: 12, placeholder: "secret"), Severity.error),
      (SecretShape(textOctets: 64, isPublishedSample: true), .error),
      (SecretShape(textOctets: 64, repeatedBlockOctets: 8), .error),
      (SecretShape(textOctets: 64, distinctOctets: 4), .error),
      (SecretShape(textOctets: 23, distinctOctets: 4), .warning),
      (SecretShape(textOctets: 64, entropyPerOctet: 2.9), .error),
      (SecretShape(textOctets: 64, distinctOctets: 5, entropyPerOctet: 3), nil),
    ])
  func guessable(shape: SecretShape, severity: Severity?) throws {
    let found = try findings(
      "signing-key-guessable",
      "tokens: { algorithm: HS256 }\nkeys: { signing: { env: A }, verifying: null }",
      with: signing(key(.symmetric(octets: shape.textOctets), shape: shape)))
    #expect(found.map(\.severity) == [severity].compactMap(\.self))
  }

  @Test(
    "weighs the size of key pairs",
    arguments: [
      (.rsa, 2047, .error), (.rsa, 2048, .advice), (.rsa, 3071, .advice),
      (.rsa, 3072, nil), (.otherEC(curve: "secp224r1"), 224, .error),
      (.otherEC(curve: "secp256k1"), 256, nil), (.ed25519, 253, nil),
    ] as [(KeyFacts.Kind, Int, Severity?)])
  func small(kind: KeyFacts.Kind, bits: Int, severity: Severity?) throws {
    let found = try findings(
      "rsa-key-small", "tokens: { algorithm: RS256 }\nkeys: { signing: { file: a.pem } }",
      with: signing(key(kind, bits: bits)))
    #expect(found.map(\.severity) == [severity].compactMap(\.self))
  }

  @Test("speaks of one small key once, also when its public half is named")
  func smallOnce() throws {
    let pair = Surroundings(secrets: [
      "keys.signing": .found(SecretFacts(key(.rsa, bits: 1024))),
      "keys.verifying": .found(SecretFacts(key(.rsa, isPrivate: false, bits: 1024))),
    ])
    let lines =
      "tokens: { algorithm: RS256 }\nkeys: { signing: { file: a }, verifying: { file: b } }"
    #expect(try findings("rsa-key-small", lines, with: pair).count == 1)
  }

  @Test(
    "says who can open a file",
    arguments: [
      (FileFacts(mode: 0o604), "is open to every account of the machine (mode 604)"),
      (FileFacts(mode: 0o640), "is open to its group (mode 640)"),
      (FileFacts(mode: 0o001), "is open to every account of the machine (mode 001)"),
      (FileFacts(isForeign: true), "belongs to another account"),
      (FileFacts(isDirectoryOpen: true), "lies in a directory that everybody may write to"),
      (FileFacts(mode: 0o400), nil),
    ])
  func modes(file: FileFacts, words: String?) throws {
    let lines = "keys: { signing: { file: a.pem } }"
    let found = try findings(
      "secret-file-permissions", lines, with: signing(key(.ec(.p256)), file))
    #expect(found.map(\.message) == [words].compactMap { $0.map { "file a.pem " + $0 } })
    let unread = Surroundings(secrets: ["keys.signing": .unusable("it is empty", file)])
    #expect(try findings("secret-file-permissions", lines, with: unread).count == found.count)
  }

  @Test(
    "knows how long a certificate may run, by the day of its issue",
    arguments: [
      ("2026-03-14", 398, nil), ("2026-03-15", 200, nil), ("2026-03-15", 201, Severity.advice),
      ("2027-03-15", 101, .advice), ("2029-03-15", 48, .advice), ("2029-03-15", 47, nil),
    ])
  func certificateLife(issued: String, days: Int64, severity: Severity?) throws {
    let starts: [String: Int64] = [
      "2026-03-14": 1_773_446_400, "2026-03-15": 1_773_532_800, "2027-03-15": 1_805_068_800,
      "2029-03-15": 1_868_227_200,
    ]
    let start = try #require(starts[issued])
    let leaf = ChainFacts.Certificate(
      names: [], notBefore: start, notAfter: start + days * Self.day)
    var root = leaf
    root.isSelfSigned = true
    let lines = "transport: { tls: { certificate: { file: a.pem } } }"
    for (chain, wanted) in [([leaf, leaf], severity), ([leaf, root], nil)] {
      let found = try findings(
        "certificate-expiry", lines,
        with: Surroundings(now: start + Self.day, chain: ChainFacts(chain)))
      #expect(found.map(\.severity) == [wanted].compactMap(\.self))
    }
  }

  @Test(
    "counts the days that a certificate has left",
    arguments: [
      (Int64(-1), Severity.error), (13, .warning), (14, .advice), (33, .advice), (34, nil),
    ])
  func certificateRest(days: Int64, severity: Severity?) throws {
    let leaf = ChainFacts.Certificate(
      names: [], notBefore: Self.now + (days - 100) * Self.day,
      notAfter: Self.now + days * Self.day)
    let found = try findings(
      "certificate-expiry", "transport: { tls: { certificate: { file: a.pem } } }",
      with: Surroundings(now: Self.now, chain: ChainFacts([leaf, leaf])))
    #expect(found.map(\.severity) == [severity].compactMap(\.self))
  }

  @Test("names the certificate of the chain that is at fault")
  func chainMember() throws {
    let leaf = ChainFacts.Certificate(
      names: [], notBefore: Self.now - 10 * Self.day, notAfter: Self.now + 80 * Self.day)
    var old = leaf
    old.notAfter = Self.now - Self.day
    old.digest = "SHA1"
    let surroundings = Surroundings(now: Self.now, chain: ChainFacts([leaf, old]))
    let lines = "transport: { tls: { certificate: { file: a.pem } } }"
    #expect(
      try findings("certificate-expiry", lines, with: surroundings).map(\.message)
        == ["certificate 2 of the chain expired on 2026-11-27"])
    #expect(
      try findings("certificate-weak", lines, with: surroundings).map(\.message)
        == ["certificate 2 of the chain is signed with SHA1"])
  }

  @Test("asks a lonely certificate for its issuer, unless it is its own")
  func lonely() throws {
    var leaf = ChainFacts.Certificate(names: [], notBefore: 0, notAfter: 1)
    let lines = "transport: { tls: { certificate: { file: a.pem } } }"
    let alone = try findings(
      "certificate-mismatch", lines, with: Surroundings(chain: ChainFacts([leaf])))
    #expect(alone.map(\.severity) == [.warning])
    leaf.isSelfSigned = true
    #expect(
      try findings(
        "certificate-mismatch", lines, with: Surroundings(chain: ChainFacts([leaf]))
      ).isEmpty)
  }

  @Test("adds the day on which the last token of a retired key dies")
  func retiredFix() throws {
    let found = try findings(
      "retired-key-lingering", "keys: { retired: [{ key: { file: a.pem }, id: k1 }] }",
      with: Surroundings(now: Self.now))
    let edit = try #require(found.first?.fix?.edits.first)
    #expect(edit.replacement == ", until: \"2026-11-29\"")
    let source = edit.place.source
    #expect(source.text(in: .init(lower: 0, upper: edit.place.range.lower)).hasSuffix("id: k1"))
  }

  @Test(
    "follows a key set only to its issuer",
    arguments: [
      ("https://auth.acme-shop.de/k", "https://auth.acme-shop.de", "ES256", true),
      ("https://auth.acme-shop.de/k", "https://login.acme-shop.de", "ES256", false),
      ("https://localhost:9000/k", "https://localhost:9000", "ES256", false),
      ("http://auth.acme-shop.de/k", "https://auth.acme-shop.de", "ES256", false),
      ("https://auth.acme-shop.de/k", "https://auth.acme-shop.de", "HS256", false),
    ])
  func keySource(url: String, issuer: String, algorithm: String, isSound: Bool) throws {
    let found = try findings(
      "key-source-insecure",
      """
      tokens: { algorithm: \(algorithm), issuer: "\(issuer)" }
      keys: { verifying_url: "\(url)" }
      """)
    #expect(found.isEmpty == isSound)
  }

  @Test("leaves a loopback key server to development")
  func loopbackKeySource() throws {
    let lines = "keys: { verifying_url: \"http://localhost:9000/jwks.json\" }"
    #expect(try findings("key-source-insecure", lines, .development).isEmpty)
    #expect(try findings("key-source-insecure", lines).count == 1)
    #expect(try findings("loopback-in-production", lines).isEmpty)
  }
}
