#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Which origins may read, on refusals too.
    static func cors(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.user != nil else { return [] }
      return settings.cors.allowedOrigins.prefix(4).map { allowed($0, settings) }
        + [unlisted(settings)]
    }

    private static func allowed(_ origin: String, _ settings: AuthSettings) -> Promise {
      let credentials = settings.cors.allowCredentials ? "true" : nil
      let name = "access-control-allow-origin"
      return Promise(
        "cors-allows-\(slug(origin))", "\(origin) may read answers, a 401 too",
        ["cors.allowed_origins", "cors.allow_credentials"], needs: [],
        steps: [
          .send(preflight(from: origin), as: "preflight"),
          .send(ProbeRequest(.user, cookies: .none, page: .origin(origin)), as: "refusal"),
        ],
        expect: [
          Expectation("preflight", "200 or 204") {
            [200, 204].contains($0.response.status) ? nil : "\($0.response.status)"
          },
          .header("preflight", name, origin), .status("refusal", 401),
          .header("refusal", name, origin),
          .header("refusal", "access-control-allow-credentials", credentials),
          Expectation("refusal", "Vary: Origin") {
            let vary = $0.response.headers.filter { $0.name.lowercased() == "vary" }
            return vary.contains { $0.value.lowercased().contains("origin") } ? nil : "no Vary"
          },
        ], held: "preflight and 401 name it")
    }

    /// Origins that nobody listed: a stranger, `null`, and look-alikes of the first listed one.
    private static func unlisted(_ settings: AuthSettings) -> Promise {
      let candidates = ["https://evil.invalid", "null"] + lookAlikes(settings)
      let origins = candidates.filter { !settings.cors.allowedOrigins.contains($0) }
      let isOpen = settings.cors.allowAnyOrigin
      let hasPatterns = !settings.cors.allowedOriginPatterns.isEmpty
      let tried = hasPatterns ? ["https://evil.invalid", "null"] : origins
      let expectations = tried.map { origin in
        Expectation(origin, isOpen ? "a permission" : "no permission") { exchange in
          let found = exchange.response.header("access-control-allow-origin")
          return (found != nil) == isOpen ? nil : "allow-origin: \(found ?? "absent")"
        }
      }
      return Promise(
        "cors-unlisted", isOpen ? "every origin may read" : "no other origin may read",
        ["cors.allowed_origins", "cors.allow_any_origin"], needs: [],
        steps: tried.map { origin in
          .send(
            ProbeRequest(
              .user, cookies: .none, page: .program, headers: [HeaderLine("Origin", origin)]),
            as: origin)
        }, expect: expectations,
        held: isOpen ? "\(tried.count) origins allowed" : "\(tried.count) origins get no header")
    }

    private static func lookAlikes(_ settings: AuthSettings) -> [String] {
      guard let origin = settings.cors.allowedOrigins.first,
        let scheme = origin.split(separator: ":").first
      else { return [] }
      let host = origin.dropFirst(scheme.count + 3)
      let other = scheme == "https" ? "http" : "https"
      return ["\(origin).evil.invalid", "\(scheme)://evil\(host)", "\(other)://\(host)"]
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
