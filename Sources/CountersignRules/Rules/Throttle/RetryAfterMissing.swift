import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Clients that are refused and not told when to come back.
  static let retryAfterMissing = Rule(
    slug: "retry-after-missing",
    checklist: [.rateLimit],
    severity: [.production: .advice, .staging: .advice, .development: .advice],
    title: "throttled clients are not told, or cannot read, when to come back",
    rationale:
      "A client that does not know how long to wait tries again at once and stays locked out.",
    remedy: "set `retry_after: true` and add `retry-after` to `cors.expose_headers`",
    references: [
      .rfc(6585, "4"), .rfc(9110, "10.2.3"), .fetch("CORS-safelisted response-header name"),
    ],
    exceptions: "None.",
    bad: [
      Example(
        """
        throttle: { retry_after: ▸false◂ }
        """),
      Example(
        """
        cors:
          expose_headers: ▸[x-request-id]◂
        """),
    ],
    good: [
      Example(
        """
        throttle: { retry_after: true }
        cors: { expose_headers: [retry-after] }
        """),
      Example(
        """
        site: { apps: [{ origin: "https://api.acme-shop.de" }] } # reads all fields
        cors: { expose_headers: [x-request-id] }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      guard settings.throttle.enabled else { return }
      if !settings.throttle.retryAfter {
        let field = "throttle.retry_after"
        report(
          Finding(
            "throttled clients are not told when to come back", at: field,
            fix: profile.fix(field, to: "true", .safe)))
      }
      let isCrossOrigin = settings.site.apps.contains { $0.origin != settings.site.api }
      if isCrossOrigin, !settings.cors.exposesRetryAfter {
        let field = "cors.expose_headers"
        let names = (settings.cors.exposeHeaders + ["retry-after"]).map { "\"\($0)\"" }
        report(
          Finding(
            "the app's scripts cannot read when a throttled client may come back", at: field,
            fix: profile.fix(field, to: "[\(names.joined(separator: ", "))]", .safe)))
      }
    },
    proof: .probe(
      Probe(
        needs: [.account, .intrusion],
        steps: { settings in
          guard settings.throttle.enabled, let allowed = settings.throttle.rates.login?.count,
            allowed <= 100
          else { return [] }
          return [
            .flood(
              ProbeRequest(.login, body: .wrongPassword), times: allowed + 1, as: "guess")
          ]
        },
        judge: { $0.judgeRetryAfter() })))
}

extension AuthSettings.CORS {
  /// Whether scripts of other origins may read Retry-After; with credentials `*` is a mere name.
  fileprivate var exposesRetryAfter: Bool {
    exposeHeaders.contains { name in
      name.lowercased() == "retry-after" || (name == "*" && !allowCredentials)
    }
  }
}

extension Transcript {
  /// Revealed when a 429 has no Retry-After, or hides it from the page that asked.
  fileprivate func judgeRetryAfter() -> Judgement {
    guard let refusal = flood("guess").first(where: { $0.response.status == 429 }) else {
      return .unreachable("no request was answered with 429")
    }
    guard let wait = refusal.response.header("retry-after") else {
      return .revealed(Evidence("429 without Retry-After", bytes: [refusal.summary]))
    }
    let origin = refusal.request.headers.first { $0.name.lowercased() == "origin" }?.value
    guard let origin, origin != settings.site.api else {
      return .held(observed: "Retry-After: \(wait)")
    }
    let exposed = refusal.response.header("access-control-expose-headers") ?? ""
    let names = exposed.lowercased().split { $0 == "," || $0 == " " }
    let credentials = refusal.response.header("access-control-allow-credentials") == "true"
    guard names.contains("retry-after") || (names == ["*"] && !credentials) else {
      return .revealed(
        Evidence(
          "\(origin) cannot read Retry-After",
          bytes: [
            refusal.summary, "Retry-After: \(wait)",
            "Access-Control-Expose-Headers: \(exposed.isEmpty ? "(absent)" : exposed)",
          ]))
    }
    return .held(observed: "Retry-After: \(wait), and the app may read it")
  }
}
