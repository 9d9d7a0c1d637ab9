import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Token cookies that nobody looks at, or that are not the only way in.
  static let authenticationMissing = Rule(
    slug: "authentication-missing",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the token cookie is not looked at, or is not the only way in",
    rationale: """
      Without `jwt_cookie` every request is answered 401. Another way in, such as a password in \
      each request, knows no expiry and no rotation.
      """,
    remedy: "write `authentication: [jwt_cookie]`",
    references: [.asvs("6.1.3"), .asvs("6.3.4")],
    exceptions: """
      An admin site that signs in with sessions on another host: suppress with that reason.
      """,
    bad: [
      Example(
        """
        server:
          authentication: ▸[session, basic]◂
        """),
      Example(
        """
        server: { authentication: [jwt_cookie, ▸basic◂] }
        """),
    ],
    good: [
      Example(
        """
        server:
          authentication: [jwt_cookie]
        """),
      Example(
        """
        tokens: { accept_from: [cookie, header] } # the header carries the same token
        server: { authentication: [jwt_cookie] }
        """),
    ],
    check: { profile, report in profile.judgeAuthentication(report) },
    proof: .probe(
      Probe(
        needs: [.account, .intrusion],
        steps: { settings in
          let allowed = settings.throttle.enabled ? settings.throttle.rates.login?.count ?? 0 : 0
          return [
            .send(ProbeRequest(.login), as: "login"),
            .send(.user(withCookieOf: "login"), as: "user"),
            .flood(
              ProbeRequest(
                .user, cookies: .none,
                headers: [HeaderLine("Authorization", "Basic YWxpY2U6bm90IHRoZSBwYXNzd29yZA==")]),
              times: min(allowed + 1, 100), as: "guess"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { login in
            guard let user = transcript["user"] else {
              return .unreachable("the user was never asked for")
            }
            if user.response.status == 401 {
              return .revealed(
                Evidence(
                  "login hands out an access cookie that is not looked at",
                  bytes: [login.summary, user.summary]))
            }
            guard user.reception == .taken else { return user.tellsNothing }
            let guesses = transcript.flood("guess")
            if let counted = guesses.first(where: { $0.response.status == 429 }) {
              return .revealed(
                Evidence(
                  "passwords in the Authorization header are tried, and counted as guesses",
                  bytes: [counted.summary]))
            }
            return .held(observed: "the cookie signs in, a password in a header does not")
          }
        })))
}

extension Profile {
  fileprivate func judgeAuthentication(_ report: (Finding) -> Void) {
    let field = "server.authentication"
    let ways = settings.server.authentication
    guard ways != [.jwtCookie] else { return }
    let fix = fix(field, to: "[jwt_cookie]", ways.isEmpty ? .safe : .unsafe)
    guard ways.contains(.jwtCookie) else {
      guard settings.tokens.acceptFrom.contains(.cookie) else { return }
      report(Finding("the token cookies are not looked at", at: field, fix: fix))
      return
    }
    for (number, way) in ways.enumerated() where way != .jwtCookie {
      report(
        Finding(
          "the token cookie is not the only way in: \(way.words)", at: field,
          place: place(of: field, item: number), atMost: .warning, fix: fix))
    }
  }
}

extension AuthSettings.Authenticator {
  fileprivate var words: String {
    switch self {
    case .jwtCookie: "the access token signs in"
    case .session: "a framework session signs in as well"
    case .basic: "a password in each request signs in as well"
    case .token: "a stored token that never expires signs in as well"
    }
  }
}
