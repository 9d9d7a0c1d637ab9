import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A development setup in which production's cookie problems cannot appear.
  static let topologyDiffers = Rule(
    slug: "topology-differs",
    checklist: [.sameSite, .cors],
    severity: [.production: .advice, .staging: .advice],
    title: "development cannot show the cookie problems of the deployed system",
    rationale: """
      Cookies, CORS and CSRF behave differently when the app and the API share an origin, lie on \
      sibling hosts or on different sites. What differs in development fails first in production.
      """,
    remedy: """
      mirror the relation of the hosts in development: https on loopback, sibling hosts, the same \
      CSRF setting
      """,
    references: [.rfc6265bis("5.2")],
    exceptions: "A difference that you know of: suppress it with the reason.",
    bad: [
      Example(
        """
        site:
          apps: ▸[{ origin: "https://acme-app.de" }]◂
        """,
        beside: """
          environment: development
          site:
            api: https://localhost:8443
            hosts: [localhost]
            apps: [{ origin: "https://localhost:3000" }]
          """),
      Example(
        """
        csrf:
          defence: ▸token◂
        """,
        beside: """
          environment: development
          csrf: { defence: none }
          """),
    ],
    good: [
      Example(
        """
        site:
          apps: [{ origin: "https://www.acme-shop.de" }]
        """,
        beside: """
          environment: development
          site:
            api: https://api.acme.test
            hosts: [api.acme.test]
            apps: [{ origin: "https://app.acme.test" }]
          """),
      Example(
        """
        csrf:
          defence: token
        """,
        beside: """
          environment: staging
          csrf: { defence: origin }
          """),
    ],
    check: .family { family, report in
      for (index, member) in family.enumerated() where member.profile.environment != .development {
        var told: Set<String> = []
        for other in family
        where other.profile.environment == .development && other.isAkin(to: member) {
          member.profile.reportDifferences(from: other.profile) { finding in
            if told.insert(finding.field).inserted { report(index, finding) }
          }
        }
      }
    },
    proof: .unobservable(because: "one server alone does not show how another is set up"))
}

extension Profile {
  fileprivate func reportDifferences(from development: Profile, _ report: (Finding) -> Void) {
    if let mine = relation, let theirs = development.relation, mine != theirs {
      report(
        difference(
          "the apps are \(mine.words) here and \(theirs.words) in development", "site.apps",
          from: development))
    }
    for (kind, cookie) in tokenCookies {
      let other = kind.settings(in: development.settings)
      guard cookie.secure, !other.secure, cookie.hasPrefix, !other.hasPrefix else { continue }
      report(
        difference(
          "the \(kind.rawValue) cookie is Secure and has a prefix here, and neither in development",
          kind.path("secure"), from: development))
      break
    }
    if settings.csrf.defence != .none, development.settings.csrf.defence == .none {
      report(
        difference("the CSRF defence is off in development", "csrf.defence", from: development))
    }
  }

  private func difference(
    _ message: String, _ field: String, from development: Profile
  ) -> Finding {
    Finding(
      message, at: field,
      related: [.init(place: development.place(of: field), message: "in development")])
  }

  /// How far from the API the farthest app is; nil when there is none.
  private var relation: Relation? {
    guard let api = try? CountersignBrowser.Origin(parsing: settings.site.api) else { return nil }
    return settings.site.apps.compactMap { try? CountersignBrowser.Origin(parsing: $0.origin) }.map
    { app in
      app.isSameOrigin(as: api) ? .sameOrigin : app.isSameSite(as: api) ? .sameSite : .crossSite
    }.max()
  }
}

private enum Relation: Int, Comparable {
  case sameOrigin, sameSite, crossSite

  var words: String {
    switch self {
    case .sameOrigin: "of the API's own origin"
    case .sameSite: "of the API's site on another origin"
    case .crossSite: "of another site than the API"
    }
  }

  static func < (left: Relation, right: Relation) -> Bool { left.rawValue < right.rawValue }
}

extension AuthSettings.TokenCookie {
  fileprivate var hasPrefix: Bool {
    let name = name.lowercased()
    return name.hasPrefix("__host-") || name.hasPrefix("__secure-")
  }
}
