import CountersignSettings
import CountersignSource

extension Rule {
  /// A limit that other readers take for another one.
  static let throttleRateMisread = Rule(
    slug: "throttle-rate-misread",
    checklist: [.rateLimit],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a rate is not one that every reader understands",
    rationale: """
      Django REST framework takes 100/month for 100 a minute, and fails at the first request with \
      5/week. The limit that you read is not the one that holds.
      """,
    remedy: """
      write a count, a slash and `second`, `minute`, `hour`, `day` or a duration: `5/minute`
      """,
    references: [.asvs("6.3.1"), .cwe(307)],
    exceptions: "None.",
    bad: [
      Example(
        """
        throttle:
          rates:
            login: ▸100/month◂
        """),
      Example(
        """
        throttle: { rates: { refresh: ▸5 / minute◂ } }
        """),
    ],
    good: [
      Example(
        """
        throttle:
          rates:
            login: 5/minute
        """),
      Example(
        """
        throttle: { rates: { registration: 10/d } } # the short forms s, m, h and d are understood
        """),
    ],
    check: .reading,
    proof: .unobservable(because: "the document is refused before anything is served"))
}
