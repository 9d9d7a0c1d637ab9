#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Headers that every answer carries, and bodies that are not read.
    static func transport(_ settings: AuthSettings) -> [Promise] {
      var promises = [headers(settings)]
      if settings.routes.login != nil { promises += [caching(settings), mediaType(settings)] }
      return promises
    }

    private static func headers(_ settings: AuthSettings) -> Promise {
      let transport = settings.transport
      let isSecure = settings.site.api.hasPrefix("https://")
      let hsts = transport.hsts.maxAge.components.seconds
      let isFramed = transport.headers.frameAncestors == .`self`
      let expectations = ["refusal", "nowhere"].flatMap { name in
        [
          Expectation.header(
            name, "x-content-type-options", transport.headers.noSniff ? "nosniff" : nil),
          .header(name, "x-frame-options", isFramed ? "SAMEORIGIN" : "DENY"),
          Expectation(name, "Strict-Transport-Security as written") {
            let found = $0.response.header("strict-transport-security")
            let wanted = isSecure && hsts > 0
            guard wanted else { return found.map { "\($0)" } }
            return found?.hasPrefix("max-age=\(hsts)") == true ? nil : found ?? "absent"
          },
        ]
      }
      return Promise(
        "protective-headers", "every answer carries the protective headers, 401 and 404 too",
        ["transport.headers.no_sniff", "transport.headers.frame_ancestors", "transport.hsts.max_age"],
        needs: [],
        steps: [
          .send(ProbeRequest(.user, cookies: .none), as: "refusal"),
          .send(
            ProbeRequest(.path(settings.site.basePath + "/nowhere/"), cookies: .none),
            as: "nowhere"),
        ], expect: [.status("nowhere", 404)] + expectations,
        held: isSecure && hsts > 0 ? "nosniff, frames, HSTS" : "nosniff, frames, no HSTS")
    }

    private static func caching(_ settings: AuthSettings) -> Promise {
      let value = settings.transport.headers.cacheControl
      return Promise(
        "answers-not-cached", "answers with tokens say how they may be cached",
        ["transport.headers.cache_control"], steps: [.login],
        expect: [
          .status("login", 200), .header("login", "cache-control", value.isEmpty ? nil : value),
        ], held: value)
    }

    private static func mediaType(_ settings: AuthSettings) -> Promise {
      Promise(
        "content-types", "a body of another media type is not read", ["server.content_types"],
        steps: [
          .send(
            ProbeRequest(
              .login, cookies: .none, headers: [HeaderLine("Content-Type", "text/plain")]),
            as: "text")
        ], expect: [.status("text", 415)], held: "415 for text/plain")
    }
  }
#endif
