import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A client that refreshes before the token is old enough for it.
  static let refreshMarginExceedsLifetime = Rule(
    slug: "refresh-margin-exceeds-lifetime",
    checklist: [.lifetime],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the client refreshes so far ahead of expiry that it never stops",
    rationale: """
      The moment to refresh has passed when the token arrives. The timer fires at once, again \
      and again, and every open tab floods the server.
      """,
    remedy: "set `refresh_margin` to a quarter of `access_lifetime`",
    references: [.cwe(835)],
    exceptions: "None. Above half of the lifetime it is only wasteful, and a warning.",
    bad: [
      Example(
        """
        client:
          refresh: proactive
          refresh_margin: ▸5m◂
        """),
      Example(
        """
        tokens: { access_lifetime: 2m }
        client: { refresh: proactive, refresh_margin: ▸90s◂ }
        """),
    ],
    good: [
      Example(
        """
        client:
          refresh: proactive
          refresh_margin: 60s
        """),
      Example(
        """
        client: { refresh: interceptor, refresh_margin: 10m } # not used by this strategy
        """),
      Example(
        """
        tokens: { access_lifetime: 2m }
        client: { refresh: proactive, refresh_margin: 60s }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let (lifetime, margin) = (settings.tokens.accessLifetime, settings.client.refreshMargin)
      let field = "client.refresh_margin"
      guard settings.client.refresh == .proactive, margin * 2 > lifetime else { return }
      let quarter = Duration.seconds(max(1, lifetime.components.seconds / 4))
      report(
        Finding(
          "the client refreshes \(margin.spelling) before expiry, but access tokens live only "
            + lifetime.spelling,
          at: field, atMost: margin >= lifetime ? nil : .warning,
          fix: profile.fix(field, to: quarter.spelling, .safe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judging("login") { login in
            let settings = transcript.settings
            guard settings.client.refresh == .proactive else {
              return .held(observed: "the client does not plan ahead")
            }
            guard let line = login.response.setCookie(settings.cookies.access.name),
              let lifetime = TokenReading(inSetCookie: line)?.lifetime
            else { return .unreachable("login handed out no readable access token") }
            let wait = lifetime - settings.client.refreshMargin.components.seconds
            let waits =
              "the client refreshes \(Duration.seconds(max(0, wait)).spelling) after login"
            guard wait * 2 < lifetime else { return .held(observed: waits) }
            return .revealed(
              Evidence(
                "the token lives \(Duration.seconds(lifetime).spelling) and \(waits)",
                bytes: ["Set-Cookie: \(line)"]))
          }
        })))
}
