import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Tokens that name the user by something that another person can get.
  static let userIDReassignable = Rule(
    slug: "user-id-reassignable",
    severity: [.production: .warning, .staging: .warning, .development: .warning],
    title: "tokens name the user by a value that can pass to another person",
    rationale: """
      Somebody changes their user name, another person takes the old one, and a token that still \
      lives opens the new person's account.
      """,
    remedy: "use the primary key or a UUID that never changes: `user_id_field: id`",
    references: [.asvs("10.3.3"), .rfc(7519, "4.1.2"), .cwe(287)],
    exceptions: "Systems that never give a name or address to a second person.",
    bad: [
      Example(
        """
        tokens: { user_id_field: ▸email◂ }
        """),
      Example(
        """
        tokens:
          user_id_field: ▸username◂
          user_id_claim: sub
        """),
    ],
    good: [
      Example(
        """
        tokens: { user_id_field: id }
        """),
      Example(
        """
        tokens: { user_id_field: uuid, user_id_claim: login } # the claim's name does not matter
        """),
    ],
    check: { profile, report in
      let name = profile.settings.tokens.userIDField
      guard name != "id", PassingNames.all.contains(name.lowercased()) else { return }
      let field = "tokens.user_id_field"
      report(
        Finding(
          "tokens name the user by `\(name)`, which can pass to another person", at: field,
          fix: profile.fix(field, to: "id", .unsafe)))
    },
    proof: .unobservable(
      because: "it takes a second account that takes over the name which the first gave up"))
}

/// Names of a user that can pass to another person.
private enum PassingNames {
  static let all: Set<String> = [
    "email", "email_address", "mail", "username", "user_name", "login", "phone", "phone_number",
    "mobile",
  ]
}
