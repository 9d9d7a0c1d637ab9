import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A client that plans ahead and is not told for when.
  static let expiryHiddenFromClient = Rule(
    slug: "expiry-hidden-from-client",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the client plans its refreshes but is never told when tokens expire",
    rationale: """
      Scripts cannot read the cookie, and the answers leave the expiry out. The client then \
      refreshes at once and all the time, or never.
      """,
    remedy: "set `expose_expiry: true`",
    references: [.rfc(6749, "5.1")],
    exceptions: "None.",
    bad: [
      Example(
        """
        client: { refresh: proactive }
        tokens:
          expose_expiry: ▸false◂
        """),
      Example(
        """
        tokens: { expose_expiry: ▸false◂, body: none }
        client: { refresh: proactive, refresh_margin: 30s }
        """),
    ],
    good: [
      Example(
        """
        client: { refresh: proactive }
        tokens:
          expose_expiry: true
        """),
      Example(
        """
        client: { refresh: interceptor } # waits for a 401 and needs no clock
        tokens: { expose_expiry: false }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let field = "tokens.expose_expiry"
      guard settings.client.refresh == .proactive, !settings.tokens.exposeExpiry else { return }
      report(
        Finding(
          "the client plans its refreshes but is never told when tokens expire", at: field,
          fix: profile.fix(field, to: "true", .safe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in [.send(ProbeRequest(.login), as: "login")] },
        judge: { transcript in
          transcript.judging("login") { login in
            guard transcript.settings.client.refresh == .proactive else {
              return .held(observed: "the client does not plan ahead")
            }
            let members = ["\"access_expires_in\":", "\"access_expiration\":"]
            guard !members.contains(where: login.response.text.contains) else {
              return .held(observed: "login tells when the access token expires")
            }
            return .revealed(
              Evidence(
                "login tells nothing of the expiry", bytes: [login.summary, login.response.text]))
          }
        })))
}
