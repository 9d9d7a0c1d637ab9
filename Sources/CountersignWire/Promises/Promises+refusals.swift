#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// What refusals say, and which methods are refused.
    static func refusals(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.login != nil else { return [] }
      var promises = [headers(settings), methods(settings), options()]
      if settings.tellsUser { promises.append(head(settings)) }
      if let rate = settings.loginRate, rate.count <= 20, settings.throttle.key.contains(.address) {
        promises.append(throttled(rate.count, settings))
      }
      return promises
    }

    private static let fields = [
      "transport.headers.no_sniff", "transport.headers.frame_ancestors", "transport.hsts.max_age",
      "transport.headers.cache_control",
    ]

    private static func headers(_ settings: AuthSettings) -> Promise {
      Promise(
        "refusal-headers", "refused methods and bodies carry the protective headers too", fields,
        needs: [],
        steps: [
          .send(ProbeRequest(.login, method: "GET", cookies: .none), as: "method"),
          .send(ProbeRequest(.login, cookies: .none, body: .json("{")), as: "body"),
        ],
        expect: [.status("method", 405), .status("body", brokenJSON(settings))]
          + ["method", "body"].flatMap { protected($0, settings) },
        held: "on 405 and \(brokenJSON(settings))")
    }

    /// JSON that is none is a bad request where JSON is read at all.
    private static func brokenJSON(_ settings: AuthSettings) -> Int {
      settings.server.contentTypes.contains { $0.lowercased() == "application/json" } ? 400 : 415
    }

    /// The expectations that an answer of an auth route meets, whatever its status.
    private static func protected(
      _ name: String, _ settings: AuthSettings
    ) -> [Expectation] {
      let caching = settings.transport.headers.cacheControl
      return ProtectiveHeader.all(settings).map { .header(name, $0.name, $0.value) }
        + [.header(name, "cache-control", caching.isEmpty ? nil : caching)]
    }

    private static func throttled(_ count: Int, _ settings: AuthSettings) -> Promise {
      Promise(
        "throttled-headers", "an answer to one too many carries the protective headers too",
        fields, needs: [.intrusion],
        steps: (1...count + 1).map { .send(.guess(number: $0), as: "guess \($0)") },
        expect: [.status("guess \(count + 1)", 429)] + protected("guess \(count + 1)", settings),
        held: "on 429")
    }

    private static func methods(_ settings: AuthSettings) -> Promise {
      let routes: [(String, ProbeRequest.Endpoint, String?)] = [
        ("login", .login, settings.routes.login), ("refresh", .refresh, settings.routes.refresh),
        ("verify", .verify, settings.routes.verify),
      ]
      let names = routes.filter { $0.2 != nil }
      return Promise(
        "methods-refused", "routes that change something refuse GET and say what they take",
        ["routes.login", "routes.refresh", "routes.verify"], needs: [],
        steps: names.map {
          .send(ProbeRequest($0.1, method: "GET", cookies: .none), as: $0.0)
        },
        expect: names.flatMap {
          [Expectation.status($0.0, 405), .members($0.0, "allow", ["POST"])]
        }, held: "405 for \(names.map(\.0).joined(separator: ", "))")
    }

    /// HEAD is GET without its content (RFC 9110 9.3.2).
    private static func head(_ settings: AuthSettings) -> Promise {
      var request = ProbeRequest.user(by: "login", settings)
      request.method = "HEAD"
      return Promise(
        "head-answered", "HEAD is answered as GET, without content", ["routes.user"],
        steps: [
          .login, .send(request, as: "head"),
          .send(ProbeRequest(.user, method: "HEAD", cookies: .none), as: "stranger"),
        ],
        expect: [
          .status("head", 200),
          Expectation("head", "no content") {
            $0.response.body.isEmpty ? nil : "\($0.response.body.count) octets"
          }, .status("stranger", 401),
        ], held: "200, and 401 for a stranger")
    }

    /// OPTIONS that is no preflight is a request like others (RFC 9110 9.3.7).
    private static func options() -> Promise {
      Promise(
        "options-answered", "OPTIONS tells which methods there are", ["routes.login"], needs: [],
        steps: [
          .send(
            ProbeRequest(.login, method: "OPTIONS", cookies: .none, page: .program), as: "options")
        ],
        expect: [
          Expectation("options", "200 or 204") {
            [200, 204].contains($0.response.status) ? nil : "\($0.response.status)"
          }, .members("options", "allow", ["POST"]),
        ], held: "Allow names POST")
    }
  }

  extension ProbeRequest {
    /// A login with a name that nobody has, behind another forged X-Forwarded-For each time.
    static func guess(number: Int) -> ProbeRequest {
      ProbeRequest(
        .login, cookies: .none,
        body: .json("{\"username\":\"nobody-\(number)\",\"password\":\"guess\"}"),
        headers: [HeaderLine("X-Forwarded-For", "198.51.100.\(number % 250 + 1)")])
    }
  }
#endif
