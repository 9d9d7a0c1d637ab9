import CountersignKeys
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A deployed system that is less protected than the one that was tested.
  static let productionWeakerThanDevelopment = Rule(
    slug: "production-weaker-than-development",
    severity: [.production: .warning, .staging: .warning],
    title: "a deployed profile is weaker than the one of an environment before it",
    rationale: """
      What was tested is not what is deployed. Often somebody loosened production in a hurry, or \
      two files were swapped.
      """,
    remedy: "raise it to the value of the other environment",
    references: [.asvs("13.1"), .asvs("15.2.3"), .cwe(1188)],
    exceptions: "Request limits are often wider in production, so they are not compared.",
    bad: [
      Example(
        """
        tokens:
          access_lifetime: ▸1h◂
        """,
        beside: """
          environment: development
          tokens: { access_lifetime: 5m }
          """),
      Example(
        """
        cookies:
          access: { same_site: ▸lax◂ }
        csrf: { enforce: authenticated }
        """,
        beside: """
          environment: development
          csrf: { enforce: always }
          """),
    ],
    good: [
      Example(
        """
        tokens:
          access_lifetime: 5m
        """,
        beside: """
          environment: development
          tokens: { access_lifetime: 15m }
          """),
      Example(
        """
        throttle: { rates: { login: 20/minute } } # rates are not compared
        """,
        beside: """
          environment: development
          throttle: { rates: { login: 5/minute } }
          """),
    ],
    check: .family { family, report in
      for (index, member) in family.enumerated() {
        var told: Set<String> = []
        let earlier = family.filter {
          $0.profile.environment.rank < member.profile.environment.rank && $0.isAkin(to: member)
        }
        for other in earlier.sorted(by: {
          $0.profile.environment.rank > $1.profile.environment.rank
        }) {
          guard let (fields, finding) = member.weakness(beside: other, except: told) else {
            continue
          }
          told.formUnion(fields)
          report(index, finding)
        }
      }
    },
    proof: .unobservable(because: "one server alone does not show how another is set up"))
}

extension FamilyMember {
  /// The fields in which this profile is weaker, and a finding that tells them; nil for none.
  fileprivate func weakness(
    beside other: FamilyMember, except told: Set<String>
  ) -> ([String], Finding)? {
    let weaker = Protection.all.filter {
      $0.strength(profile.settings) < $0.strength(other.profile.settings)
    }.map(\.field)
    let fields = (weaker + (hasSmallerKey(than: other) ? ["keys.signing"] : []))
      .filter { !told.contains($0) }
    guard let first = fields.first else { return nil }
    let (mine, theirs) = (profile.environment.rawValue, other.profile.environment.rawValue)
    let list = fields.map { "`\($0)`" }.joined(separator: ", ")
    let fix =
      fields.count == 1 && weaker.contains(first)
      ? profile.fix(first, to: other.profile.spelling(of: first), .unsafe) : nil
    return (
      fields,
      Finding(
        "\(mine) is weaker than \(theirs) in "
          + (fields.count == 1 ? list : "\(fields.count) settings: \(list)"),
        at: first, fix: fix,
        related: [.init(place: other.profile.place(of: first), message: "stronger here")])
    )
  }

  /// Whether both signing keys are known and of one kind, and this one is smaller.
  private func hasSmallerKey(than other: FamilyMember) -> Bool {
    guard let mine = surroundings.state(of: profile.signingUse).facts?.key,
      let theirs = other.surroundings.state(of: other.profile.signingUse).facts?.key
    else { return false }
    return mine.securityBits < min(theirs.securityBits, 256)
  }
}

/// A setting whose values have an order, from weak to strong.
private struct Protection: Sendable {
  let field: String
  /// Larger is stronger.
  let strength: @Sendable (AuthSettings) -> Int64

  static let all: [Protection] = cookies + tokens + requests + transport

  private static let cookies: [Protection] = TokenCookieKind.allCases.flatMap { kind in
    [
      flag(kind.path("http_only")) { kind.settings(in: $0).httpOnly },
      flag(kind.path("secure")) { kind.settings(in: $0).secure },
      Protection(field: kind.path("same_site")) { kind.settings(in: $0).sameSite.strength },
    ]
  }

  private static let tokens: [Protection] = [
    Protection(field: "tokens.access_lifetime") { -$0.tokens.accessLifetime.components.seconds },
    Protection(field: "tokens.refresh_lifetime") { -$0.tokens.refreshLifetime.components.seconds },
    flag("tokens.rotation.enabled") { $0.tokens.rotation.enabled },
    Protection(field: "tokens.rotation.reuse_detection") {
      switch $0.tokens.rotation.reuseDetection {
      case .none: 0
      case .token: 1
      case .family: 2
      }
    },
    flag("tokens.revocation.enabled") { $0.tokens.revocation.enabled },
    flag("tokens.revocation.after_rotation") { $0.tokens.revocation.afterRotation },
    flag("tokens.revocation.on_logout") { $0.tokens.revocation.onLogout },
    Protection(field: "tokens.body") {
      switch $0.tokens.body {
      case .all: 0
      case .access: 1
      case .none: 2
      }
    },
    flag("tokens.revoke_on_password_change") { $0.tokens.revokeOnPasswordChange },
    flag("tokens.require_active_user") { $0.tokens.requireActiveUser },
    Protection(field: "session.absolute_lifetime") {
      -($0.session.absoluteLifetime?.components.seconds ?? .max)
    },
  ]

  private static let requests: [Protection] = [
    flag("cors.allow_any_origin") { !$0.cors.allowAnyOrigin },
    Protection(field: "csrf.defence") {
      switch $0.csrf.defence {
      case .none: 0
      case .origin, .header: 1
      case .token: 2
      }
    },
    flag("csrf.enforce") { $0.csrf.enforce == .always },
    flag("throttle.enabled") { $0.throttle.enabled },
    flag("server.debug") { !$0.server.debug },
    flag("server.default_permission") { $0.server.defaultPermission == .authenticated },
    flag("server.require_current_password") { $0.server.requireCurrentPassword },
  ]

  private static let transport: [Protection] = [
    Protection(field: "transport.plain_http") {
      switch $0.transport.plainHTTP {
      case .serve: 0
      case .redirect: 1
      case .refuse: 2
      }
    },
    Protection(field: "transport.hsts.max_age") { $0.transport.hsts.maxAge.components.seconds },
    Protection(field: "transport.tls.minimum") {
      $0.transport.tls.minimum == .v1_3 ? 1 : $0.transport.tls.minimum == .v1_2 ? 0 : -1
    },
  ]

  private static func flag(
    _ field: String, _ isStrong: @escaping @Sendable (AuthSettings) -> Bool
  ) -> Protection {
    Protection(field: field) { isStrong($0) ? 1 : 0 }
  }
}

extension AuthSettings.SameSite {
  fileprivate var strength: Int64 {
    switch self {
    case .none, .unset: 0
    case .lax: 1
    case .strict: 2
    }
  }
}
