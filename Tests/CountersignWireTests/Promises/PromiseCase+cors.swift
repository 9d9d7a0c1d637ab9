#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Origins that may read what is written.
    static let heldCORS: [PromiseCase] = [
      PromiseCase(
        listed, [preflight(), refusal(vary: ["Vary: *"])], "preflight and 401 name it"),
      PromiseCase(
        listed, [preflight(maxAge: nil), refusal()], "preflight and 401 name it"
      ) { $0.cors.preflightMaxAge = .zero },
      PromiseCase(listed, [preflight(), refusal()], "preflight and 401 name it"),
      PromiseCase(
        listed,
        [
          preflight(204, methods: "delete,put,patch,post,get,HEAD", headers: "Accept,CONTENT-TYPE"),
          refusal(vary: ["Vary: Cookie", "Vary: accept-encoding, ORIGIN"]),
        ], "preflight and 401 name it"),
      PromiseCase(
        listed,
        [
          preflight(origin: "*", credentials: nil), refusal(origin: "*", credentials: nil),
        ],
        "preflight and 401 name it", change: anonymous),
      PromiseCase(
        "cors-allows-http-localhost-5173",
        [preflight(origin: "http://localhost:5173"), refusal(origin: "http://localhost:5173")],
        "preflight and 401 name it"
      ) { $0.cors.allowedOrigins = ["http://localhost:5173"] },
      PromiseCase("cors-unlisted", answers(naming: []), "8 origins get no header"),
      PromiseCase(
        "cors-unlisted", answers(naming: ["https://evilapp.a.de"]), "7 origins get no header"
      ) {
        $0.cors.allowedOriginPatterns = [#"^https://[a-z]+\.a\.de$"#]
      },
      PromiseCase(
        "cors-unlisted",
        answers(naming: ["https://evil.invalid", "https://app.a.de.evil.invalid"]),
        "6 origins get no header"
      ) { $0.cors.allowedOriginPatterns = [#"https://.*\.invalid"#] },
      PromiseCase("cors-unlisted", answers(naming: []), "7 origins get no header") {
        $0.cors.allowedOrigins = ["https://app.a.de", "http://app.a.de"]
      },
      PromiseCase("cors-unlisted", answers(naming: strangers), "8 origins allowed") {
        $0.cors.allowAnyOrigin = true
      },
    ]

    /// Origins that may read more or less.
    static let brokenCORS: [PromiseCase] = brokenPermissions + brokenAnswers + brokenStrangers

    private static let brokenStrangers: [PromiseCase] = [
      PromiseCase(
        "cors-unlisted", answers(naming: ["https://evil.invalid"]),
        "https://evil.invalid: allow-origin: https://evil.invalid, promised no permission"),
      PromiseCase(
        "cors-unlisted", answers(naming: ["null"]),
        "null: allow-origin: null, promised no permission"),
      PromiseCase(
        "cors-unlisted", answers(naming: ["https://evilapp.a.de"]),
        "https://evilapp.a.de: allow-origin: https://evilapp.a.de, promised no permission"),
      PromiseCase(
        "cors-unlisted", answers(naming: ["http://app.a.de"]),
        "http://app.a.de: allow-origin: http://app.a.de, promised no permission"),
      PromiseCase(
        "cors-unlisted", answers(naming: ["https://evil.invalid"]),
        "null: allow-origin: absent, promised a permission"
      ) { $0.cors.allowAnyOrigin = true },
    ]

    private static let brokenPermissions: [PromiseCase] = [
      PromiseCase(
        listed, [preflight(401), refusal()], "preflight: 401, promised 200 or 204"),
      PromiseCase(
        listed, [preflight(origin: nil), refusal()],
        "preflight: \(permission): absent, promised \(permission): https://app.a.de"),
      PromiseCase(
        listed, [preflight(origin: "*"), refusal()],
        "preflight: \(permission): *, promised \(permission): https://app.a.de"),
      PromiseCase(
        listed, [preflight(methods: "GET, POST"), refusal()],
        "preflight: \(allow)-methods lacks PATCH, PUT, DELETE, "
          + "promised \(allow)-methods: GET, POST, PATCH, PUT, DELETE"),
      PromiseCase(
        listed, [preflight(headers: "accept"), refusal()],
        "preflight: \(allow)-headers lacks content-type, promised \(allow)-headers: content-type"),
      PromiseCase(
        "cors-allows-http-localhost-5173",
        [preflight(origin: "http://localhost:5173"), refusal(origin: "http://localhost")],
        "refusal: \(permission): http://localhost, promised \(permission): http://localhost:5173"
      ) { $0.cors.allowedOrigins = ["http://localhost:5173"] },
    ]

    private static let brokenAnswers: [PromiseCase] = [
      PromiseCase(
        listed, [preflight(credentials: nil), refusal()],
        "preflight: \(allow)-credentials: absent, promised \(allow)-credentials: true"),
      PromiseCase(
        listed, [preflight(maxAge: "86400"), refusal()],
        "preflight: access-control-max-age: 86400, promised access-control-max-age: 3600"),
      PromiseCase(
        listed, [preflight(), refusal(exposed: "etag")],
        "refusal: access-control-expose-headers lacks retry-after, "
          + "promised access-control-expose-headers: retry-after"),
      PromiseCase(listed, [preflight(), refusal(200)], "refusal: 200, promised 401"),
      PromiseCase(
        listed, [preflight(), refusal(origin: nil)],
        "refusal: \(permission): absent, promised \(permission): https://app.a.de"),
      PromiseCase(
        listed, [preflight(), refusal(credentials: nil)],
        "refusal: \(allow)-credentials: absent, promised \(allow)-credentials: true"),
      PromiseCase(
        listed, [preflight(), refusal(vary: ["Vary: Cookie"])],
        "refusal: vary lacks origin, promised vary: origin"),
      PromiseCase(
        listed, [preflight(origin: "*", credentials: nil), refusal(origin: "*")],
        "refusal: \(allow)-credentials: true, promised \(allow)-credentials: absent",
        change: anonymous),
    ]

    private static let listed = "cors-allows-https-app-a-de"
    private static let allow = "access-control-allow"
    private static let permission = "access-control-allow-origin"
    private static let strangers = [
      "https://evil.invalid", "null", "https://app.a.de.evil.invalid", "https://evilapp.a.de",
      "http://app.a.de", "https://app.a.de:8443", "https://app.a.de.", "https://appxa.de",
    ]

    private static let anonymous: @Sendable (inout AuthSettings) -> Void = {
      $0.cors.allowAnyOrigin = true
      $0.cors.allowCredentials = false
    }

    /// The answer to a preflight.
    private static func preflight(
      _ status: Int = 200, origin: String? = "https://app.a.de",
      methods: String = "GET, POST, PATCH, PUT, DELETE", headers: String = "content-type",
      credentials: String? = "true", maxAge: String? = "3600"
    ) -> Answer {
      let lines =
        ["\(allow)-methods: \(methods)", "\(allow)-headers: \(headers)"]
        + (credentials.map { ["\(allow)-credentials: \($0)"] } ?? [])
        + (maxAge.map { ["Access-Control-Max-Age: \($0)"] } ?? [])
      return answer("preflight", status, fields(naming: origin) + lines)
    }

    /// The answer to a request of a listed origin that nobody signed.
    private static func refusal(
      _ status: Int = 401, origin: String? = "https://app.a.de", credentials: String? = "true",
      vary: [String] = ["Vary: origin"], exposed: String = "Retry-After"
    ) -> Answer {
      let lines = credentials.map { ["Access-Control-Allow-Credentials: \($0)"] } ?? []
      return answer(
        "refusal", status,
        fields(naming: origin) + lines + vary + ["Access-Control-Expose-Headers: \(exposed)"])
    }

    private static func fields(naming origin: String?) -> [String] {
      origin.map { ["Access-Control-Allow-Origin: \($0)"] } ?? []
    }

    /// The answers to the origins that nobody listed; these of them are named.
    private static func answers(naming origins: [String]) -> [Answer] {
      strangers.map { answer($0, 401, fields(naming: origins.contains($0) ? $0 : nil)) }
    }
  }
#endif
