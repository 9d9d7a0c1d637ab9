import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Tokens that anybody can write.
  static let algorithmNone = Rule(
    slug: "algorithm-none",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "tokens without a signature are accepted",
    rationale: """
      Anybody writes a token that says `"alg":"none"` and names any user, and is that user.
      """,
    remedy: "choose ES256, RS256 or HS256 and delete `none`",
    references: [
      .rfc(7518, "3.6"), .rfc(8725, "2.1"), .rfc(8725, "3.1"), .rfc(8725, "3.2"), .rfc(9068, "2.1"),
      .asvs("9.1.2"), .cheatSheet("JSON Web Token"), .cwe(347),
    ],
    exceptions: "None.",
    bad: [
      Example(
        """
        tokens: { algorithm: ES256, allowed_algorithms: [ES256, ▸none◂] }
        """),
      Example(
        """
        tokens:
          algorithm: ▸none◂
        """),
    ],
    good: [
      Example(
        """
        tokens: { algorithm: ES256, allowed_algorithms: [ES256] }
        """),
      Example(
        """
        tokens: { algorithm: EdDSA, body: none } # none in the body, not as algorithm
        """),
    ],
    check: { profile, report in
      let tokens = profile.settings.tokens
      if tokens.algorithm == .none {
        report(Finding("tokens have no signature: anybody can write one", at: "tokens.algorithm"))
      }
      let field = "tokens.allowed_algorithms"
      guard profile.origin(of: field) != .implied else { return }
      for (number, algorithm) in tokens.allowedAlgorithms.enumerated() where algorithm == .none {
        report(
          Finding(
            "tokens without a signature are accepted", at: field,
            place: profile.place(of: field, item: number)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in
          [
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(
                .user, cookies: .exactly([.forged(.access(from: "login"), .unsigned)])),
              as: "unsigned"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            transcript.judgeRefusal(
              of: "unsigned", "an unsigned token",
              weakness: "a token without a signature signs in")
          }
        })))
}
