import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Refresh tokens that work as access tokens.
  static let tokenTypeUnchecked = Rule(
    slug: "token-type-unchecked",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a refresh token also works as an access token",
    rationale: """
      A refresh token lives for days. Where it opens the API by itself, the short lifetime of \
      access tokens means nothing.
      """,
    remedy: "set `type_claim: token_type`",
    references: [
      .rfc(8725, "3.11"), .rfc(8725, "3.12"), .rfc(9068, "2.1"), .asvs("9.2.2"), .cwe(345),
    ],
    exceptions: "None.",
    bad: [
      Example(
        """
        tokens: { type_claim: ▸null◂ }
        """),
      Example(
        """
        tokens:
          type_claim: ▸~◂
          id_claim: jti
        """),
    ],
    good: [
      Example(
        """
        tokens: { type_claim: token_type }
        """),
      Example(
        """
        tokens: { type_claim: use } # another name does just as well
        """),
    ],
    check: { profile, report in
      guard profile.settings.tokens.typeClaim == nil else { return }
      let field = "tokens.type_claim"
      report(
        Finding(
          "access and refresh tokens are interchangeable: a refresh token opens the API for "
            + profile.settings.tokens.refreshLifetime.spelling, at: field,
          fix: profile.fix(field, to: "token_type", .safe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          let swapped = ProbeRequest.CookieSource.renamed(
            .refresh(from: "login"), to: settings.cookies.access.name)
          return [
            .send(ProbeRequest(.login), as: "login"),
            .send(ProbeRequest(.user, cookies: .exactly([swapped])), as: "swapped"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            transcript.judgeRefusal(
              of: "swapped", "a refresh token as access token",
              weakness: "a refresh token works as access token")
          }
        })))
}
