import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Cookies that travel from other sites, and nothing that asks who sent them.
  static let csrfUndefended = Rule(
    slug: "csrf-undefended",
    checklist: [.sameSite],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "nothing stops other sites from acting as the signed-in user",
    rationale: "A hidden form on any site changes the victim's e-mail address or password.",
    remedy: "set `defence: token` and `same_site: lax`",
    references: [
      .asvs("3.5.1"), .asvs("3.3.2"), .rfc6265bis("8.8"),
      .cheatSheet("Cross-Site Request Forgery Prevention"), .cwe(352),
    ],
    exceptions: "None.",
    bad: [
      Example(
        """
        cookies: { refresh: { same_site: none } }
        csrf:
          defence: ▸none◂
        """),
      Example(
        """
        cookies: { refresh: { same_site: unset } }
        csrf: { defence: ▸none◂, enforce: always }
        """),
    ],
    good: [
      Example(
        """
        cookies: { refresh: { same_site: none } }
        csrf: { defence: token, enforce: always }
        """),
      Example(
        """
        cookies: { refresh: { same_site: lax } }
        csrf: { defence: none } # SameSite alone: another rule's business
        """),
      Example(
        """
        cookies: { refresh: { same_site: none } }
        csrf: { defence: none } # no cookie signs anybody in
        tokens: { accept_from: [header] }
        """),
    ],
    check: { profile, report in
      guard profile.settings.csrf.defence == .none,
        profile.settings.tokens.acceptFrom.contains(.cookie),
        let open = profile.tokenCookies.first(where: {
          $0.cookie.sameSite == .none || $0.cookie.sameSite == .unset
        })
      else { return }
      report(
        Finding(
          "nothing stops other sites from acting as the signed-in user: the \(open.kind.rawValue) "
            + "cookie travels with their requests",
          at: "csrf.defence", fix: profile.fix("csrf.defence", to: "token", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in
          [
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(
                .refresh, page: .origin(ForeignPage.origin), kind: .form, csrf: false),
              as: "forged"),
          ]
        },
        judge: { transcript in
          transcript.judging("login") { _ in
            transcript.judgeRefusal(
              of: "forged", "a foreign form's refresh", by: Exchange.refusals.union([415]),
              weakness: "a form on \(ForeignPage.origin) acted as the signed-in user"
            ) { forged in
              forged.request.headers.filter { ["Origin", "Cookie"].contains($0.name) }
                .map { "\($0.name): \($0.value)" }
            }
          }
        })))
}
