#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Which origins may read, on refusals too.
    static func cors(_ settings: AuthSettings) -> [Promise] {
      guard let user = settings.routes.user else { return [] }
      // A pattern that leaves the route out makes CORS somebody else's business. It is matched from
      // the path's start, as servers do.
      let path = settings.site.basePath + user
      guard let pattern = try? Regex(settings.cors.pathPattern),
        (try? pattern.prefixMatch(in: path)) != nil
      else { return [] }
      return settings.cors.allowedOrigins.prefix(4).map { allowed($0, settings.cors) }
        + [unlisted(settings)]
    }

    private static let permission = "access-control-allow-origin"

    private static func allowed(_ origin: String, _ cors: AuthSettings.CORS) -> Promise {
      let named = cors.allowAnyOrigin && !cors.allowCredentials ? "*" : origin
      let credentials = cors.allowCredentials ? "true" : nil
      let maxAge = cors.preflightMaxAge.components.seconds
      return Promise(
        "cors-allows-\(slug(origin))", "\(origin) may read answers, a 401 too",
        [
          "cors.allowed_origins", "cors.allow_credentials", "cors.allow_methods",
          "cors.allow_headers", "cors.expose_headers", "cors.preflight_max_age",
        ], needs: [],
        steps: [
          .send(preflight(from: origin), as: "preflight"),
          .send(ProbeRequest(.user, cookies: .none, page: .origin(origin)), as: "refusal"),
        ],
        expect: [
          Expectation("preflight", "200 or 204") {
            [200, 204].contains($0.response.status) ? nil : "\($0.response.status)"
          },
          .header("preflight", permission, named),
          .header("preflight", "access-control-allow-credentials", credentials),
          .header("preflight", "access-control-max-age", maxAge > 0 ? "\(maxAge)" : nil),
          .members("preflight", "access-control-allow-methods", cors.allowMethods),
          .members("preflight", "access-control-allow-headers", cors.allowHeaders),
          .status("refusal", 401), .header("refusal", permission, named),
          .header("refusal", "access-control-allow-credentials", credentials),
          .members("refusal", "access-control-expose-headers", cors.exposeHeaders),
          .varies("refusal", "origin"),
        ], held: "preflight and 401 name it")
    }

    /// Origins that nobody listed: a stranger, `null`, and look-alikes of the first listed one.
    private static func unlisted(_ settings: AuthSettings) -> Promise {
      let tried =
        (["https://evil.invalid", "null"]
        + (settings.cors.allowedOrigins.first.map(lookAlikes) ?? []))
        .filter { !settings.names($0) }
      let isOpen = settings.cors.allowAnyOrigin
      let expectations = tried.map { origin in
        Expectation(origin, isOpen ? "a permission" : "no permission") { exchange in
          let found = exchange.response.header(permission)
          return (found != nil) == isOpen ? nil : "allow-origin: \(found ?? "absent")"
        }
      }
      return Promise(
        "cors-unlisted", isOpen ? "every origin may read" : "no other origin may read",
        ["cors.allowed_origins", "cors.allowed_origin_patterns", "cors.allow_any_origin"],
        needs: [],
        steps: tried.map { origin in
          .send(
            ProbeRequest(
              .user, cookies: .none, page: .program, headers: [HeaderLine("Origin", origin)]),
            as: origin)
        }, expect: expectations,
        held: isOpen ? "\(tried.count) origins allowed" : "\(tried.count) origins get no header")
    }

    /// Another host that ends in the name, one whose name ends alike, the other scheme, another
    /// port, a dot at the end, and a letter where a pattern's dot may stand for any.
    static func lookAlikes(_ origin: String) -> [String] {
      guard let scheme = origin.split(separator: ":").first else { return [] }
      let host = origin.dropFirst(scheme.count + 3)
      let other = scheme == "https" ? "http" : "https"
      let near = ["\(origin).evil.invalid", "\(scheme)://evil\(host)", "\(other)://\(host)"]
      guard !host.contains(":"), let dot = host.firstIndex(of: ".") else { return near }
      let twisted = host[..<dot] + "x" + host[host.index(after: dot)...]
      return near + ["\(origin):8443", "\(origin).", "\(scheme)://\(twisted)"]
    }

    private static func preflight(from origin: String) -> ProbeRequest {
      ProbeRequest(
        .user, method: "OPTIONS", cookies: .none, page: .origin(origin),
        headers: [HeaderLine("Access-Control-Request-Method", "GET")])
    }

    private static func slug(_ origin: String) -> String {
      String(origin.map { $0.isLetter || $0.isNumber ? $0 : "-" }).replacing("---", with: "-")
    }
  }
#endif
