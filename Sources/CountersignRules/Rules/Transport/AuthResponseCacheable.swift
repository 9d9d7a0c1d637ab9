import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Answers with tokens that somebody may keep.
  static let authResponseCacheable = Rule(
    slug: "auth-response-cacheable",
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "answers with tokens or user data may be kept in caches",
    rationale: """
      A cache on the way that keeps a login's answer hands its cookies to the next user. On a \
      shared computer the back button shows the account of whoever sat there before.
      """,
    remedy: "set `cache_control: no-store`",
    references: [
      .rfc(9111, "5.2.2.5"), .asvs("14.3.2"), .asvs("14.2.2"), .asvs("14.2.5"),
      .cheatSheet("Session Management"), .cwe(525),
    ],
    exceptions: "None: answers of these routes are never worth keeping.",
    bad: [
      Example(
        """
        transport:
          headers:
            cache_control: ▸public, max-age=60◂
        """),
      Example(
        """
        transport: { headers: { cache_control: ▸no-cache◂ } } # kept, and asked for again
        """),
    ],
    good: [
      Example(
        """
        transport:
          headers:
            cache_control: no-store
        """),
      Example(
        """
        transport: { headers: { cache_control: "private, No-Store" } }
        """),
    ],
    check: { profile, report in
      let value = profile.settings.transport.headers.cacheControl
      guard !CacheDirectives.forbidStoring(value) else { return }
      let field = "transport.headers.cache_control"
      report(
        Finding(
          "answers with tokens or user data may be cached: `no-store` is missing", at: field,
          fix: profile.fix(field, to: "no-store", .safe)))
    },
    proof: .probe(
      Probe(
        steps: { settings in
          [.loginBesideJar]
            + (settings.routes.user == nil
              ? [] : [.send(.user(withCookieOf: "login"), as: "user")])
        },
        judge: { transcript in
          transcript.judging("login") { login in
            for exchange in [login, transcript["user"]].compactMap(\.self) {
              let value = exchange.response.header("cache-control")
              guard !CacheDirectives.forbidStoring(value ?? "") else { continue }
              return .revealed(
                Evidence(
                  "the answer of \(exchange.name) may be cached",
                  bytes: [exchange.summary, "Cache-Control: \(value ?? "(absent)")"]))
            }
            return .held(observed: "Cache-Control says no-store")
          }
        })))
}

private enum CacheDirectives {
  /// Whether a Cache-Control value has `no-store`; letter case does not count.
  static func forbidStoring(_ value: String) -> Bool {
    value == "no-store"
      || value.split(separator: ",").contains {
        $0.filter { $0 != " " && $0 != "\t" }.lowercased() == "no-store"
      }
  }
}
