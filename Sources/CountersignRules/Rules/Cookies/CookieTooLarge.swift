import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A token that no longer fits into a cookie.
  static let cookieTooLarge = Rule(
    slug: "cookie-too-large",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "the token may be too large for a cookie",
    rationale: """
      Browsers drop a cookie whose name and value are longer than 4096 octets together. Login \
      answers 200 and nothing is stored, often only for users with many roles. Whatever is copied \
      into the tokens grows by a third, because they are written in base64.
      """,
    remedy: "take claims out and look rights up on the server, or sign with ES256",
    references: [.rfc6265bis("5.6"), .rfc6265bis("5.7"), .asvs("3.3.5"), .asvs("4.2.5")],
    exceptions: """
      The length of copied fields is a guess, so it never weighs more than a warning: suppress \
      the finding when the fields are known to be short.
      """,
    bad: [
      Example(
        """
        tokens:
          algorithm: RS256
          claims: ▸[permissions, groups, profile, avatar, settings]◂
        """),
      Example(
        """
        tokens: { claims: ▸[email, roles, permissions, preferences]◂ }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          algorithm: ES256
          claims: []
        """),
      Example(
        """
        tokens: { algorithm: RS256, claims: [username, email, is_staff, groups] }
        """),
    ],
    check: { profile, report in
      let sizes = TokenCookieKind.allCases.map { TokenSize($0, in: profile.settings) }
      guard let largest = sizes.max(by: { $0.octets < $1.octets }), largest.octets > 3500 else {
        return
      }
      let isCertain = largest.certainOctets > SetCookieLine.Limit.pair
      report(
        Finding(
          "the \(largest.kind.rawValue) cookie would be about \(largest.octets) octets; browsers "
            + "drop cookies above \(SetCookieLine.Limit.pair)",
          at: "tokens.claims", atMost: isCertain ? nil : .warning))
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          transcript.judgeLoginCookies(held: "both cookies are below 3500 octets") {
            cookie, _, line in
            let pair = line.prefix { $0 != ";" }.utf8.count - 1
            return pair > 3500
              ? "\(cookie.name) is \(pair) octets; browsers drop it above "
                + "\(SetCookieLine.Limit.pair)" : nil
          }
        })))
}
