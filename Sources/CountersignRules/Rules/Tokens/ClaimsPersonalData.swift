import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Personal data that travels with every request.
  static let claimsPersonalData = Rule(
    slug: "claims-personal-data",
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "tokens carry personal data that anybody can read who sees them",
    rationale: """
      Claims are encoded, not encrypted. The data is in every request and in every log that keeps \
      one, and it leaks with any token. Data protection law asks for reasons.
      """,
    remedy: "remove the claim; the app asks the `user` route instead",
    references: [
      .asvs("14.1.1"), .asvs("14.2.6"), .nist63B("5.1.1"), .rfc(7519, "12"),
      .cheatSheet("Session Management"), .cwe(315),
    ],
    exceptions: """
      The rule goes by names: a `username` may be a number that tells nothing. Suppress it then.
      """,
    bad: [
      Example(
        """
        tokens: { claims: [▸email◂, ▸first_name◂] }
        """),
      Example(
        """
        tokens:
          claims:
            - tenant
            - ▸last_name◂
        """),
    ],
    good: [
      Example(
        """
        tokens: { claims: [] }
        """),
      Example(
        """
        tokens: { claims: [tenant_name, email_verified] } # neither names a person
        """),
    ],
    check: { profile, report in
      let (claims, field) = (profile.settings.tokens.claims, "tokens.claims")
      let rest = claims.filter { !PersonalData.isNamed(by: $0) }
      for (number, claim) in claims.enumerated() where PersonalData.isNamed(by: claim) {
        report(
          Finding(
            "`\(claim)` travels readable in every request and log", at: field,
            place: profile.place(of: field, item: number),
            fix: profile.fix(
              field, to: "[\(rest.map { "\"\($0)\"" }.joined(separator: ", "))]", .unsafe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judgingAccessToken { token, line in
            let tokens = transcript.settings.tokens
            let names = PersonalData.common + tokens.claims.filter(PersonalData.isNamed(by:))
            let found = names.filter { $0 != tokens.userIDClaim && token.names($0) }
            guard let first = found.first else {
              return .held(observed: "no claim of the token names a person")
            }
            return .revealed(
              Evidence(
                "the token carries a readable `\(first)`", bytes: ["Set-Cookie: \(line)"]))
          }
        })))
}

/// Names of fields that tell who somebody is.
private enum PersonalData {
  /// The names that are looked for whatever a profile says.
  static let common = ["email", "name", "first_name", "last_name", "phone", "address", "birthdate"]

  private static let names: Set = [
    "name", "firstname", "lastname", "fullname", "givenname", "familyname", "middlename",
    "surname", "nickname", "displayname", "username", "preferredusername", "dateofbirth", "dob",
    "gender", "nationality", "nationalid", "nationalidentifier", "socialsecuritynumber", "taxid",
    "iban", "street", "postcode", "postalcode", "zipcode",
  ]

  private static let words: Set = [
    "email", "mail", "phone", "telephone", "mobile", "address", "birthdate", "birthday", "birth",
    "ssn", "passport",
  ]

  /// Last words that make a name a mere yes or no, or a reference.
  private static let harmless: Set = ["verified", "confirmed", "id", "optin"]

  /// Whether a field of this name holds data of a person.
  static func isNamed(by claim: String) -> Bool {
    let parts = claim.lowercased().split { $0 == "_" || $0 == "-" || $0 == "." || $0 == " " }
      .map(String.init)
    if names.contains(parts.joined()) { return true }
    guard let last = parts.last, !harmless.contains(last) else { return false }
    return parts.contains { words.contains($0) }
  }
}
