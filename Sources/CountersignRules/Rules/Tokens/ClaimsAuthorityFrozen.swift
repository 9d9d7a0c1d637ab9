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
      where Rights.claims.contains(claim.lowercased().filter { $0 != "_" && $0 != "-" }) {
        report(
          Finding(
            "`\(claim)` stays as it was at login until the session ends", at: field,
            place: profile.place(of: field, item: number)))
      }
    },
    proof: .untried(
      because: "it takes an operator who changes the user's rights between login and refresh"))
}

/// Claims that say what a user may do.
private enum Rights {
  static let claims: Set<String> = [
    "isstaff", "isadmin", "issuperuser", "admin", "superuser", "role", "roles", "group", "groups",
    "permission", "permissions", "scope", "scopes", "privileges", "rights", "entitlements",
    "authorities",
  ]
}
