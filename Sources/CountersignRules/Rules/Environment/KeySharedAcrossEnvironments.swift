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
          """, unseen: "the embedded server has no use for the application's secret"),
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
        member.reportSharedKeys(with: others) { report(index, $0) }
        member.reportSharedAudience(with: others) { report(index, $0) }
      }
    },
    proof: .probe(
      .signedBy({ .signed($0, by: .otherEnvironment) }, likeness: [.neighbour]) { transcript in
        transcript.judgeRefusal(
          of: "forged", "a token signed with another environment's key",
          weakness: "a token signed with another environment's key signs in",
          after: transcript["login"])
      }))
}

extension FamilyMember {
  /// Whether another member's tokens are signed with this one's key, as far as anybody can tell.
  package func sharesSigningKey(with other: FamilyMember) -> SharedKey {
    let field = "keys.signing"
    guard let use = profile.secretUses.first(where: { $0.field == field }),
      let twin = other.profile.secretUses.first(where: { $0.field == field }),
      shares(use, with: twin, of: other)
    else { return .no }
    return twin.isNamesake(of: use) ? .perhaps : .yes
  }
}

extension FamilyMember {
  /// A key of the same variable's name may be another one elsewhere: it counts only by itself.
  fileprivate func reportSharedKeys(
    with others: [FamilyMember], _ report: (Finding) -> Void
  ) {
    for use in profile.secretUses where Self.fields.contains(use.field) {
      let twins = others.compactMap { other in
        other.profile.secretUses.first {
          $0.field == use.field && shares(use, with: $0, of: other)
        }.map { (member: other, use: $0) }
      }
      let same = twins.filter { !$0.use.isNamesake(of: use) }
      let shown = same.isEmpty ? twins : same
      guard !shown.isEmpty else { continue }
      let names = Self.names(of: shown.map(\.member))
      report(
        Finding(
          same.isEmpty
            ? "`\(use.field)` comes from an environment variable of the same name in \(names)"
            : "`\(use.field)` is the same in \(names): each accepts what the other signs",
          at: use.field, atMost: same.isEmpty ? .advice : nil,
          related: shown.map {
            .init(
              place: $0.use.place(in: $0.member.profile),
              message: "in \($0.member.profile.environment.rawValue)")
          }))
    }
  }

  fileprivate func reportSharedAudience(
    with others: [FamilyMember], _ report: (Finding) -> Void
  ) {
    let tokens = profile.settings.tokens
    guard tokens.issuer != nil, !tokens.audience.isEmpty else { return }
    let same = others.filter {
      let theirs = $0.profile.settings.tokens
      return theirs.issuer == tokens.issuer && theirs.audience == tokens.audience
    }
    guard !same.isEmpty else { return }
    report(
      Finding(
        "the issuer and the audience are the same in \(Self.names(of: same))",
        at: "tokens.audience", atMost: .advice,
        related: same.map {
          .init(
            place: $0.profile.place(of: "tokens.audience"),
            message: "in \($0.profile.environment.rawValue)")
        }))
  }

  private static func names(of members: [FamilyMember]) -> String {
    Set(members.map(\.profile.environment)).sorted { $0.rank < $1.rank }.map(\.rawValue)
      .joined(separator: " and ")
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

/// Whether two profiles have one key.
package enum SharedKey: Sendable, Hashable {
  /// They lead to different keys.
  case no
  /// Both take it from an environment variable of one name, which may differ from place to place.
  case perhaps
  /// They lead to one file, or to keys that are the same.
  case yes
}

extension SecretUse {
  /// Whether both take their secret from an environment variable of one name.
  fileprivate func isNamesake(of other: SecretUse) -> Bool {
    if case .environment = reference { reference == other.reference } else { false }
  }
}
