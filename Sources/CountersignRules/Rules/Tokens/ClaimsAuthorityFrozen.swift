import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Rights that are copied at login and never looked up again.
  static let claimsAuthorityFrozen = Rule(
    slug: "claims-authority-frozen",
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "rights are copied into tokens at login and stay as they were",
    rationale: """
      Somebody is no longer an administrator and keeps the role through every refresh, because \
      the new token copies the claims of the old one.
      """,
    remedy: "look rights up at each request, or read them anew at each refresh",
    references: [.asvs("8.3.2"), .asvs("7.4.2"), .cwe(863), .cwe(613)],
    exceptions: "Claims that only choose what the app shows, while the server decides by itself.",
    bad: [
      Example(
        """
        tokens: { claims: [▸is_staff◂, ▸roles◂], refresh_lifetime: 7d }
        """),
      Example(
        """
        tokens:
          claims:
            - tenant
            - ▸permissions◂
        """),
    ],
    good: [
      Example(
        """
        tokens: { claims: [], refresh_lifetime: 1d }
        """),
      Example(
        """
        tokens: { claims: [tenant, role_title] } # a title grants nothing
        """),
    ],
    check: { profile, report in
      let field = "tokens.claims"
      for (number, claim) in profile.settings.tokens.claims.enumerated()
      where Rights.include(claim) {
        report(
          Finding(
            "`\(claim)` stays as it was at login until the session ends", at: field,
            place: profile.place(of: field, item: number)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in
          [
            .send(ProbeRequest(.login), as: "login"), .operate(.changeClaims),
            .send(.refresh(withCookieOf: "login"), as: "refresh"),
          ]
        },
        judge: { $0.judgeRights() })))
}

/// Claims that say what a user may do.
private enum Rights {
  private static let claims: Set<String> = [
    "isstaff", "isadmin", "issuperuser", "admin", "superuser", "role", "roles", "group", "groups",
    "permission", "permissions", "scope", "scopes", "privileges", "rights", "entitlements",
    "authorities",
  ]

  /// Whether a claim of this name grants something.
  static func include(_ claim: String) -> Bool {
    claims.contains(claim.lowercased().filter { $0 != "_" && $0 != "-" })
  }
}

extension Transcript {
  /// Whether a right in the tokens is still what it was before the operator changed it.
  fileprivate func judgeRights() -> Judgement {
    let rights = settings.tokens.claims.filter(Rights.include)
    let name = settings.cookies.access.name
    return judging("refresh") { refresh in
      guard !rights.isEmpty else { return .held(observed: "the tokens hold no rights") }
      let tokens = [self["login"], refresh].map { exchange in
        exchange?.response.setCookie(name).flatMap { TokenReading(inSetCookie: $0) }
      }
      guard let before = tokens[0], let after = tokens[1] else {
        return .unreachable("login or refresh set no token in \(name)")
      }
      let stale = rights.first { right in
        before.json(right).map { $0 == after.json(right) } ?? false
      }
      guard let stale else {
        return rights.contains { before.json($0) != nil }
          ? .held(observed: "a refresh brings the new rights")
          : .unreachable("login set a token without `\(rights[0])`")
      }
      return .revealed(
        Evidence(
          "the refreshed token has `\(stale)` as it was before the change",
          bytes: [refresh.summary, "\(stale): as at login"]))
    }
  }
}
