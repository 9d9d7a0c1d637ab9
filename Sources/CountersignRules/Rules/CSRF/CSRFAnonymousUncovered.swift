import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A defence that begins only after login.
  static let csrfAnonymousUncovered = Rule(
    slug: "csrf-anonymous-uncovered",
    checklist: [.sameSite],
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "login and refresh are not protected against requests of other sites",
    rationale: """
      A hostile page signs the victim in to the attacker's account, who later reads what the \
      victim entered there. A forced refresh uses up tokens and signs people out.
      """,
    remedy: "set `enforce: always`, and mount `routes.csrf` so that the first visit gets a token",
    references: [
      .asvs("3.5.1"), .cheatSheet("Cross-Site Request Forgery Prevention"), .rfc(9700, "4.7"),
      .cwe(352),
    ],
    exceptions: """
      With Lax or Strict cookies and JSON bodies only, little of it is left: advice.
      """,
    bad: [
      Example(
        """
        csrf:
          enforce: ▸authenticated◂
        """),
      Example(
        """
        cookies: { refresh: { same_site: none } }
        csrf: { defence: token, enforce: ▸authenticated◂ }
        """),
    ],
    good: [
      Example(
        """
        csrf:
          enforce: always
        """),
      Example(
        """
        csrf: { defence: origin }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let field = "csrf.enforce"
      guard settings.csrf.defence != .none, settings.csrf.enforce == .authenticated else { return }
      let staysHome = profile.tokenCookies.allSatisfy {
        $0.cookie.sameSite == .lax || $0.cookie.sameSite == .strict
      }
      let isJSONOnly = settings.server.contentTypes.allSatisfy {
        $0.lowercased() == "application/json"
      }
      report(
        Finding(
          "login and refresh are not protected against requests of other sites", at: field,
          atMost: staysHome && isJSONOnly ? .advice : nil,
          fix: profile.fix(field, to: "always", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          [
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(
                .login, cookies: .none, page: .origin(ForeignPage.origin), csrf: false),
              as: "forged"),
            .send(.unsafe(settings, by: "login", page: .origin(ForeignPage.origin)), as: "session"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            guard let forged = transcript["forged"], let session = transcript["session"] else {
              return .unreachable("the foreign requests were never sent")
            }
            // Where even a session is not defended, nothing begins only after login.
            guard session.response.status == 403 else {
              return session.reception == .taken
                ? .held(observed: "a foreign page's logout answers \(session.response.status)")
                : session.tellsNothing
            }
            switch forged.response.status {
            case 200:
              return .revealed(
                Evidence(
                  "a page of \(ForeignPage.origin) signed the browser in",
                  bytes: ["Origin: \(ForeignPage.origin)", forged.summary]
                    + forged.response.setCookies.prefix(1).map { "Set-Cookie: \($0)" }))
            case 403: return .held(observed: "a foreign page's login answers 403")
            default: return .unreachable("the foreign login answered \(forged.response.status)")
            }
          }
        })))
}
