import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A preflight's answer that browsers are told to keep for long.
  static let corsPreflightCacheExcess = Rule(
    slug: "cors-preflight-cache-excess",
    checklist: [.cors],
    severity: [.production: .advice, .development: .advice],
    title: "browsers are told to keep preflights longer than they do, or not at all",
    rationale: """
      A method or header that you take back stays usable from the browser's memory until the time \
      is over. With 0s each request in production is preceded by a question.
      """,
    remedy: "set `preflight_max_age: 1h`",
    references: [.fetch("CORS-preflight cache")],
    exceptions: "None; it is advice.",
    bad: [
      Example(
        """
        cors:
          preflight_max_age: ▸7d◂
        """),
      Example(
        """
        cors: { preflight_max_age: ▸121m◂ }
        """),
    ],
    good: [
      Example(
        """
        cors:
          preflight_max_age: 1h
        """),
      Example(
        """
        cors: { preflight_max_age: 2h }
        """),
    ],
    check: { profile, report in
      let field = "cors.preflight_max_age"
      let age = profile.settings.cors.preflightMaxAge
      func fix() -> Fix? { profile.fix(field, to: "1h", .safe) }
      if age > .seconds(7200) {
        report(
          Finding(
            "browsers keep preflights at most 2h (Chromium) or 24h (Firefox); \(age.spelling) "
              + "mainly delays a tighter policy",
            at: field, fix: fix()))
      } else if age == .zero, profile.environment == .production {
        report(Finding("each request is preceded by a preflight", at: field, fix: fix()))
      }
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { settings in
          guard let app = settings.appsAcrossOrigins.first?.origin else { return [] }
          return [
            .send(
              .preflight(.login, from: app, method: "POST", names: ["content-type"]),
              as: "preflight")
          ]
        },
        judge: { transcript in
          guard !transcript.settings.appsAcrossOrigins.isEmpty else {
            return .held(observed: "no app needs a preflight")
          }
          return transcript.judging("preflight") { preflight in
            let name = "access-control-max-age"
            let seconds = preflight.response.header(name).flatMap { Int64($0) } ?? 0
            let isNever = seconds == 0 && transcript.settings.environment == .production
            guard seconds > 7200 || isNever else {
              return .held(observed: "\(name): \(seconds)")
            }
            return .revealed(
              Evidence(
                "\(name) is \(seconds)", bytes: [preflight.summary, "\(name): \(seconds)"]))
          }
        })))
}
