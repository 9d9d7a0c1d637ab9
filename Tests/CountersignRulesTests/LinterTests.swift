import CountersignKeys
import CountersignProfile
import CountersignRules
import CountersignSettings
import CountersignSource
import Testing

@Suite("The linter")
struct LinterTests {
  private func profile(
    _ lines: String, _ environment: AuthSettings.Environment = .production
  ) throws -> Profile {
    try #require(Example(lines).read(for: environment).profile)
  }

  private static let unset = Surroundings(secrets: ["keys.signing": .unset])
  private static let signing = "tokens: { algorithm: HS256 }\nkeys: { signing: { env: JWT_KEY } }"
  private static let accepted =
    signing + "\n" + "lint: { suppress: [{ rule: key-type-mismatch, reason: seen with the team }] }"

  @Test("says that a rule is undecided where a variable is not set, and no more than that")
  func undecided() throws {
    let profile = try profile(Self.signing)
    let findings = Linter().findings(in: profile, surroundings: Self.unset)
      .filter { $0.field == "keys.signing" }
    #expect(findings.allSatisfy { $0.isUndecided && $0.diagnostic.severity == .advice })
    #expect(
      Set(findings.map(\.diagnostic.slug)) == [
        "signing-key-short", "signing-key-guessable", "key-type-mismatch", "secret-unresolvable",
      ])
  }

  @Test("counts what could not be decided, told or not", arguments: [Self.signing, Self.accepted])
  func counted(lines: String) throws {
    let profile = try profile(lines)
    let judge = { (keepsUndecided: Bool) in
      Linter(keepsSuppressed: true, keepsUndecided: keepsUndecided)
        .judgement(of: profile, surroundings: Self.unset)
    }
    let (told, counted) = (judge(true), judge(false))
    #expect(counted.undecided == told.findings.count(where: \.isUndecided))
    #expect(counted.undecided == told.undecided)
    #expect(counted.undecided >= 4)
    #expect(counted.findings == told.findings.filter { !$0.isUndecided })
  }

  @Test("says nothing of secrets when nobody looked", arguments: [nil, Surroundings()])
  func silent(surroundings: Surroundings?) throws {
    let findings = Linter().findings(in: try profile(Self.signing), surroundings: surroundings)
    #expect(findings.filter { $0.field == "keys.signing" }.isEmpty)
  }

  @Test(
    "makes an unset variable an error where secrets are required",
    arguments: AuthSettings.Environment.allCases)
  func required(environment: AuthSettings.Environment) throws {
    let linter = Linter(requireSecrets: true)
    let findings = linter.findings(
      in: try profile(Self.signing, environment), surroundings: Self.unset
    ).filter { !$0.isUndecided && $0.field == "keys.signing" }
    #expect(findings.map(\.diagnostic.slug) == ["secret-unresolvable"])
    #expect(findings.map(\.diagnostic.severity) == [.error])
  }

  @Test("lets a suppression hold to its last day")
  func suppression() throws {
    let profile = try profile(
      """
      targets: [server]
      cookies: { access: { http_only: false } }
      lint:
        suppress:
          - { rule: cookie-not-httponly, reason: "an old app, ticket 812", until: "2026-11-28" }
      """)
    let slugs = { (now: Int64?) in
      Linter().findings(in: profile, surroundings: Surroundings(now: now))
        .map(\.diagnostic.slug)
    }
    #expect(slugs(nil).isEmpty)
    #expect(slugs(1_795_867_200).isEmpty)
    #expect(Set(slugs(1_795_867_200 + 86_400)) == ["cookie-not-httponly", "suppression-stale"])
  }

  @Test("compares profiles, tells each finding in its profile, and where the other is")
  func family() throws {
    let production = try profile(
      "keys: { signing: { file: a.pem }, application_secret: { env: A } }")
    let development = try profile(
      "keys: { signing: { file: a.pem }, application_secret: { env: B } }", .development)
    let rules = [try #require(Checklist.rule("key-shared-across-environments"))]
    let found = Linter(rules: rules).findings(across: [production, development])
    #expect(found.count == 2)
    for findings in found {
      #expect(Set(findings.map(\.field)) == ["keys.signing", "tokens.audience"])
      #expect(findings.allSatisfy { $0.diagnostic.related.count >= 1 })
    }
    let severities = found.map { findings in
      findings.first { $0.field == "keys.signing" }?.diagnostic.severity
    }
    #expect(severities == [.error, .warning])
    #expect(Linter(rules: rules).findings(in: production).isEmpty)
  }

  /// A profile by itself, without the baseline.
  private func lone(
    _ name: String, _ environment: AuthSettings.Environment, _ lines: String
  ) throws -> Profile {
    let text = """
      profile: 1
      name: \(name)
      environment: \(environment.rawValue)
      site: { api: "https://api.acme-shop.de" }
      keys: { signing: { env: KEY_OF_\(environment.rawValue) } }
      \(lines)

      """
    return try #require(Example.read(text, path: name + ".yaml").profile)
  }

  @Test("compares settings of one product only, and tells each of them once")
  func kinship() throws {
    let rule = try #require(Checklist.rule("production-weaker-than-development"))
    let weak = "tokens: { access_lifetime: 1h, issuer: a, audience: b }"
    let strong = "tokens: { access_lifetime: 5m, issuer: a, audience: b }"
    let family = [
      try lone("shop-production", .production, weak), try lone("shop-staging", .staging, strong),
      try lone("shop-dev", .development, strong), try lone("blog-production", .production, weak),
    ]
    let found = Linter(rules: [rule]).findings(across: family)
    #expect(found.map(\.count) == [1, 0, 0, 0])
    #expect(found[0].first?.field == "tokens.access_lifetime")
    #expect(found[0].first?.diagnostic.message.contains("than staging") == true)
    #expect(found[0].first?.diagnostic.related.map(\.place.source.name) == ["shop-staging.yaml"])
  }

  @Test("names every environment that shares a key in one finding")
  func sharing() throws {
    let rule = try #require(Checklist.rule("key-shared-across-environments"))
    let family = try AuthSettings.Environment.allCases.map {
      try profile("keys: { signing: { file: a.pem }, application_secret: { env: \($0) } }", $0)
    }
    let found = Linter(rules: [rule]).findings(across: family).map { findings in
      findings.filter { $0.field == "keys.signing" }.map(\.diagnostic.message)
    }
    let tail = ": each accepts what the other signs"
    #expect(
      found == [
        ["`keys.signing` is the same in staging and production" + tail],
        ["`keys.signing` is the same in development and production" + tail],
        ["`keys.signing` is the same in development and staging" + tail],
      ])
  }

  @Test("compares keys by their fingerprints, but not those of one variable name")
  func fingerprints() throws {
    let rule = try #require(Checklist.rule("key-shared-across-environments"))
    let key = KeyFacts(
      kind: .ec(.p256), isPrivate: true, bits: 256, securityBits: 128, fingerprint: "same")
    let surroundings = Surroundings(secrets: ["keys.signing": .found(SecretFacts(key))])
    let severities = { (mine: String, theirs: String) throws -> [Severity] in
      let family = [
        FamilyMember(
          try profile("keys: { signing: { env: \(mine) } }\ntokens: { audience: a }"),
          surroundings: surroundings),
        FamilyMember(
          try profile("keys: { signing: { env: \(theirs) } }\ntokens: { audience: b }", .staging),
          surroundings: surroundings),
      ]
      return Linter(rules: [rule]).findings(across: family)[0]
        .filter { $0.field == "keys.signing" }.map(\.diagnostic.severity)
    }
    #expect(try severities("LIVE_KEY", "STAGING_KEY") == [.error])
    #expect(try severities("JWT_KEY", "JWT_KEY") == [.advice])
  }

  @Test("writes a page for every rule", arguments: Checklist.all.map(\.slug))
  func pages(slug: String) throws {
    let text = RulePage(try #require(Checklist.rule(slug))).text
    #expect(text.hasPrefix("# \(slug)\n"))
    #expect(!text.contains("▸") && !text.contains("◂"))
  }
}
