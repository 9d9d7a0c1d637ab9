import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A token that scripts read from the answer although its cookie is HttpOnly.
  static let tokenInBody = Rule(
    slug: "token-in-body",
    checklist: [.httpOnly],
    severity: [.production: .error, .staging: .warning, .development: .warning],
    title: "tokens are also in the JSON answers, where scripts can read them",
    rationale: """
      An injected script calls refresh and reads a fresh access token from the body: HttpOnly is \
      bypassed. dj-rest-auth does this by default, its HttpOnly setting only blanks the refresh \
      token.
      """,
    remedy: "set `body: none`; a client learns the expiry from `expose_expiry`",
    references: [.asvs("3.3.4"), .asvs("10.1.1"), .cwe(522)],
    exceptions: "Native clients on the same routes: give them routes of their own.",
    bad: [
      Example(
        """
        tokens:
          body: ▸access◂
        """),
      Example(
        """
        tokens: { body: ▸all◂, expose_expiry: true }
        """),
    ],
    good: [
      Example(
        """
        tokens:
          body: none
          expose_expiry: true
        """),
      Example(
        """
        tokens: { accept_from: [cookie], expose_expiry: false }
        """),
    ],
    check: { profile, report in
      let body = profile.settings.tokens.body
      guard body != .none, profile.tokenCookies.contains(where: \.cookie.httpOnly) else { return }
      report(
        Finding(
          body == .all
            ? "both tokens are also in the JSON answers, where scripts can read them"
            : "the access token is also in the JSON answers, where scripts can read it",
          at: "tokens.body", atMost: body == .all ? nil : .warning,
          fix: profile.fix("tokens.body", to: "none", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in
          [
            .send(ProbeRequest(.login), as: "login"),
            .send(ProbeRequest(.refresh), as: "refresh"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { login in
            for exchange in [login, transcript["refresh"]].compactMap({ $0 }) {
              if let token = TokenReading.first(in: exchange.response.text) {
                return .revealed(
                  Evidence(
                    "the answer of \(exchange.name) carries a token",
                    bytes: [exchange.summary, token]))
              }
            }
            return .held(observed: "login and refresh answer without tokens")
          }
        })))
}

extension TokenReading {
  /// The first text in quotes that is a token.
  fileprivate static func first(in json: String) -> String? {
    json.split(separator: "\"").first { TokenReading($0) != nil }.map(String.init)
  }
}
