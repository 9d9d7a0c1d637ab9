#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Headers that every answer carries, and bodies that are not read.
    static let heldTransport: [PromiseCase] = [
      PromiseCase(
        "protective-headers", everywhere([noSniff, deny, insist]),
        "nosniff, DENY, HSTS max-age=31536000; includeSubDomains"),
      PromiseCase(
        "protective-headers",
        everywhere([noSniff, deny, "Strict-Transport-Security: max-age=31536000; preload"]),
        "nosniff, DENY, HSTS max-age=31536000; preload"
      ) {
        $0.transport.hsts.includeSubdomains = false
        $0.transport.hsts.preload = true
      },
      PromiseCase(
        "protective-headers", everywhere(["X-Frame-Options: SAMEORIGIN"]), "SAMEORIGIN"
      ) {
        $0.transport.headers.noSniff = false
        $0.transport.headers.frameAncestors = .`self`
        $0.transport.hsts.maxAge = .zero
      },
      PromiseCase("protective-headers", everywhere([noSniff, deny]), "nosniff, DENY") {
        $0.site.api = "http://api.a.de"
      },
      PromiseCase("answers-not-cached", [caching("no-store")], "no-store"),
      PromiseCase("answers-not-cached", [caching("private, no-cache")], "private, no-cache") {
        $0.transport.headers.cacheControl = "private, no-cache"
      },
      PromiseCase(
        "content-types", [answer("text", 415), answer("form", 415)],
        "415 for text, 415 for a form"),
      PromiseCase(
        "content-types", [answer("text", 415), cookies("form")], "415 for text, 200 for a form",
        change: forms),
      PromiseCase(
        "content-types", [cookies("text"), answer("form", 415)], "200 for text, 415 for a form"
      ) { $0.server.contentTypes.append("text/plain") },
    ]

    /// Headers that are missing or others, and bodies that are read.
    static let brokenTransport: [PromiseCase] = [
      PromiseCase(
        "protective-headers", everywhere([deny, insist]),
        "refusal: \(sniffing): absent, promised \(sniffing): nosniff"),
      PromiseCase(
        "protective-headers", everywhere([noSniff, "X-Frame-Options: SAMEORIGIN", insist]),
        "refusal: x-frame-options: SAMEORIGIN, promised x-frame-options: DENY"),
      PromiseCase(
        "protective-headers", everywhere([noSniff, deny, insist], nowhere: [noSniff, deny]),
        "nowhere: \(hsts): absent, promised \(hsts): max-age=31536000; includeSubDomains"),
      PromiseCase(
        "protective-headers", everywhere([noSniff, deny, insist]),
        "refusal: \(hsts): max-age=31536000; includeSubDomains, promised \(hsts): absent"
      ) { $0.transport.hsts.maxAge = .zero },
      PromiseCase(
        "protective-headers",
        [
          answer("refusal", 401, [noSniff, deny, insist]),
          answer("nowhere", 200, [noSniff, deny, insist]),
        ], "nowhere: 200, promised 404"),
      PromiseCase(
        "answers-not-cached", [login],
        "login: cache-control: absent, promised cache-control: no-store"),
      PromiseCase(
        "answers-not-cached", [caching("no-cache")],
        "login: cache-control: no-cache, promised cache-control: no-store"),
      PromiseCase(
        "answers-not-cached", [caching("no-store")],
        "login: cache-control: no-store, promised cache-control: absent"
      ) { $0.transport.headers.cacheControl = "" },
      PromiseCase(
        "content-types", [cookies("text"), answer("form", 415)], "text: 200, promised 415"),
      PromiseCase(
        "content-types", [answer("text", 415), cookies("form")], "form: 200, promised 415"),
      PromiseCase(
        "content-types", [answer("text", 415), answer("form", 415)], "form: 415, promised 200",
        change: forms),
    ]

    private static let noSniff = "X-Content-Type-Options: nosniff"
    private static let deny = "X-Frame-Options: DENY"
    private static let insist = "Strict-Transport-Security: max-age=31536000; includeSubDomains"
    private static let sniffing = "x-content-type-options"
    private static let hsts = "strict-transport-security"

    private static let forms: @Sendable (inout AuthSettings) -> Void = {
      $0.server.contentTypes.append("application/x-www-form-urlencoded")
    }

    /// A 401, and a 404 with the same fields unless it has others.
    private static func everywhere(_ fields: [String], nowhere: [String]? = nil) -> [Answer] {
      [answer("refusal", 401, fields), answer("nowhere", 404, nowhere ?? fields)]
    }

    /// A login with this Cache-Control field.
    private static func caching(_ value: String) -> Answer {
      answer("login", 200, ["Cache-Control: \(value)"])
    }
  }
#endif
