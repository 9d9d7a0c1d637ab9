import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A cookie that browsers refuse because it asks for cross-site use without Secure.
  static let sameSiteNoneWithoutSecure = Rule(
    slug: "samesite-none-without-secure",
    checklist: [.sameSite],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "browsers refuse a SameSite=None or Partitioned cookie without Secure",
    rationale: """
      Login answers 200 and the session silently never exists, which tempts people to loosen \
      more settings.
      """,
    remedy: "add `secure: true`, which needs https, or use `same_site: lax`",
    references: [.rfc6265bis("5.7"), .cheatSheet("Session Management"), .cwe(1275)],
    exceptions: "None: every current browser refuses the cookie.",
    bad: [
      Example(
        """
        cookies:
          refresh: { name: refresh, same_site: ▸none◂, secure: false }
        """),
      Example(
        """
        cookies:
          access:
            name: access
            secure: false
            partitioned: ▸true◂
        """),
    ],
    good: [
      Example(
        """
        cookies:
          refresh: { name: refresh, same_site: none, secure: true }
        """),
      Example(
        """
        cookies:
          access: { name: access, same_site: lax, secure: false }
        """),
    ],
    check: { profile, report in
      let isHTTPS = profile.settings.site.api.hasPrefix("https://")
      for (kind, cookie) in profile.tokenCookies(where: { !$0.secure }) {
        let (wish, field): (String, String)
        if cookie.sameSite == .none {
          (wish, field) = ("SameSite=None", kind.path("same_site"))
        } else if cookie.partitioned {
          (wish, field) = ("Partitioned", kind.path("partitioned"))
        } else {
          continue
        }
        report(
          Finding(
            "browsers refuse the \(kind.rawValue) cookie: \(wish) needs Secure", at: field,
            fix: profile.fix(kind.path("secure"), to: "true", isHTTPS ? .safe : .unsafe)))
      }
    },
    proof: .probe(
      Probe(
        steps: { _ in
          [.send(ProbeRequest(.login), as: "login"), .send(ProbeRequest(.user), as: "user")]
        },
        judge: { transcript in
          transcript.judging("login") { login in
            let names = [
              transcript.settings.cookies.access.name, transcript.settings.cookies.refresh.name,
            ]
            for outcome in login.stored where names.contains(where: outcome.names) {
              let needsSecure =
                SetCookieAttributes.contains("Partitioned", in: outcome.line)
                || outcome.line.lowercased().contains("samesite=none")
              guard needsSecure, let refusal = outcome.refusal else { continue }
              return .revealed(
                Evidence(
                  "login answered 200 and the browser refused the cookie: \(refusal)",
                  bytes: ["Set-Cookie: \(outcome.line)", transcript["user"]?.summary ?? ""]))
            }
            return .held(observed: "the browser keeps the cookies")
          }
        })))
}

extension Exchange.CookieOutcome {
  /// Whether the line sets a cookie of this name.
  fileprivate func names(_ name: String) -> Bool { line.hasPrefix(name + "=") }
}
