import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// One key for production and for the machine of whoever tries things out.
  static let keySharedAcrossEnvironments = Rule(
    slug: "key-shared-across-environments",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "two environments have the same key",
    rationale: """
      Each accepts the tokens of the other. A test account on staging, or a developer's laptop, \
      then makes tokens that open accounts in production.
      """,
    remedy: "give each environment a key of its own and an audience of its own",
    references: [.rfc(8725, "3.8"), .rfc(8725, "3.9"), .asvs("13.3.1"), .asvs("9.2.4"), .cwe(668)],
    exceptions: """
      An environment variable of the same name can hold different values on different machines: \
      that alone is only advice, and so are a shared issuer and audience.
      """,
    bad: [
      Example(
        """
        keys: { signing: ▸{ file: secrets/shop.pem }◂, application_secret: { env: LIVE } }
        tokens: { audience: shop-live }
        """, in: [.production, .staging],
        beside: """
          environment: development
          keys: { signing: { file: secrets/shop.pem } }
          """),
      Example(
        """
        keys:
          signing: { file: secrets/laptop.pem }
          application_secret: ▸{ file: secrets/app.key }◂
        tokens:
          audience: shop-laptop
        """, in: [.development],
        beside: """
          environment: production
          keys: { application_secret: { file: ./secrets/app.key } }
          """),
      Example(
        """
        keys: { signing: ▸{ env: TOKEN_KEY }◂, application_secret: { env: APP_KEY } }
        tokens: { audience: ▸acme-shop◂ }
        """, in: [.production],
        beside: """
          environment: development
          keys: { signing: { env: TOKEN_KEY } }
          """),
    ],
    good: [
      Example(
        """
        keys: { signing: { file: secrets/live.pem }, application_secret: { env: LIVE_SECRET } }
        tokens: { audience: shop-live }
        """, in: [.production, .staging],
        beside: """
          environment: development
          keys: { signing: { file: secrets/laptop.pem } }
          """),
      Example(
        """
        keys: { signing: { file: secrets/live.pem } } # two hosts of one environment
        """, in: [.production],
        beside: """
          environment: production
          keys: { signing: { file: secrets/live.pem } }
          """),
    ],
    check: .family { family, report in
      for (index, member) in family.enumerated() {
        let others = family.filter { $0.profile.environment != member.profile.environment }
        for other in others {
          member.reportSharedKeys(with: other) { report(index, $0) }
        }
      }
    },
    proof: .untried(
      because: "an experiment runs against one server, and this takes the token of another"))
}

extension FamilyMember {
  fileprivate func reportSharedKeys(with other: FamilyMember, _ report: (Finding) -> Void) {
    let theirs = other.profile.secretUses
    for use in profile.secretUses where Self.fields.contains(use.field) {
      let twin = theirs.first { $0.field == use.field && shares(use, with: $0, of: other) }
      guard let twin else { continue }
      let name = other.profile.environment.rawValue
      let isName = use.reference == twin.reference && use.reference.isVariable
      report(
        Finding(
          isName
            ? "\(name) takes `\(use.field)` from an environment variable of the same name"
            : "\(name) has the same `\(use.field)`: each accepts what the other signs",
          at: use.field, atMost: isName ? .advice : nil,
          related: [.init(place: twin.place(in: other.profile), message: "the one of \(name)")]))
    }
    let (mine, tokens) = (profile.settings.tokens, other.profile.settings.tokens)
    guard let issuer = mine.issuer, issuer == tokens.issuer, !mine.audience.isEmpty,
      mine.audience == tokens.audience
    else { return }
    report(
      Finding(
        "\(other.profile.environment.rawValue) has the same issuer and audience",
        at: "tokens.audience", atMost: .advice,
        related: [
          .init(
            place: other.profile.place(of: "tokens.audience"),
            message: "the one of \(other.profile.environment.rawValue)")
        ]))
  }

  private static let fields = ["keys.signing", "keys.application_secret"]

  /// Whether two references lead to one secret, as far as anybody can tell.
  private func shares(
    _ use: SecretUse, with twin: SecretUse, of other: FamilyMember
  ) -> Bool {
    switch (use.reference, twin.reference) {
    case (.environment(let mine), .environment(let theirs)) where mine == theirs: return true
    case (.file(let mine), .file(let theirs)):
      if FilePath.join(profile.layers[0].path, mine)
        == FilePath.join(other.profile.layers[0].path, theirs)
      {
        return true
      }
    default: break
    }
    guard let mine = surroundings.state(of: use).facts,
      let theirs = other.surroundings.state(of: twin).facts
    else { return false }
    return mine.key.fingerprint == theirs.key.fingerprint
  }
}

extension AuthSettings.SecretReference {
  fileprivate var isVariable: Bool {
    if case .environment = self { true } else { false }
  }
}
