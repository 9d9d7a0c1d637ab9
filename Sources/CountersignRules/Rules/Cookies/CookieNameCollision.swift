import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Two cookies under one name.
  static let cookieNameCollision = Rule(
    slug: "cookie-name-collision",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "two cookies share one name",
    rationale: """
      One overwrites the other, or both arrive and the server takes the first. Which one comes \
      first depends on their paths, and an attacker who can set a cookie chooses the path. The \
      names `sessionid`, `csrftoken` and `messages` belong to the framework.
      """,
    remedy: "give each cookie a name of its own",
    references: [.rfc6265bis("4.1.1"), .rfc6265bis("4.2.2"), .rfc6265bis("5.7"), .cwe(694)],
    exceptions: "None: renaming signs everybody out once.",
    bad: [
      Example(
        """
        cookies:
          access: { name: __Secure-token }
          refresh: { name: ▸__Secure-token◂ }
        """),
      Example(
        """
        cookies: { access: { name: ▸sessionid◂ } }
        """),
    ],
    good: [
      Example(
        """
        cookies:
          access: { name: __Host-access }
          refresh: { name: __Secure-refresh }
        """),
      Example(
        """
        cookies: { access: { name: Token }, refresh: { name: token } } # case counts in names
        """),
    ],
    check: { profile, report in
      let cookies = profile.servedCookies
      for (number, cookie) in cookies.enumerated() {
        let twin = cookies[..<number].first { $0.name == cookie.name }
        guard twin != nil || cookie.isNamedLikeFramework else { continue }
        let field = cookie.field("name")
        let pair =
          twin.map { [$0, cookie].inWords }
          ?? "the \(cookie.role.rawValue) cookie and one of the framework"
        report(
          Finding(
            "\(pair) share the name `\(cookie.name)`",
            at: field, fix: profile.fix(field, to: cookie.freeName(among: cookies), .unsafe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          transcript.judging("login") { login in
            let lines = login.response.setCookies
            let names = lines.compactMap { try? SetCookieLine(parsing: $0).name }
            let ours = transcript.settings.servedCookies
            for cookie in ours {
              let twins = names.filter { $0 == cookie.name }.count
              guard twins > 1 || twins == 1 && cookie.isNamedLikeFramework else { continue }
              return .revealed(
                Evidence(
                  twins > 1
                    ? "login sets \(twins) cookies named \(cookie.name)"
                    : "login sets \(cookie.name), which the framework uses for itself",
                  bytes: lines.filter { $0.hasPrefix(cookie.name + "=") }
                    .map { "Set-Cookie: \($0)" }))
            }
            return .held(observed: "login sets \(names.count) cookies of different names")
          }
        })))
}

extension ServedCookie {
  /// Whether the name belongs to another cookie of the framework.
  fileprivate var isNamedLikeFramework: Bool {
    switch role {
    case .access, .refresh: ["sessionid", "csrftoken", "messages"].contains(name)
    case .csrf: ["sessionid", "messages"].contains(name)
    }
  }

  /// A name that says what the cookie is for and that no other one has.
  fileprivate func freeName(among cookies: [ServedCookie]) -> String {
    let word = role == .csrf ? "csrftoken" : role.rawValue
    let taken = cookies.map(\.name)
    let names = [word, word + "-token"].map { bare in
      var cookie = self
      cookie.name = bare
      return cookie.bestName
    }
    return names.first { !taken.contains($0) } ?? names[0] + "-2"
  }
}
