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
      let hsts = settings.site.api.hasPrefix("https://") ? value(of: transport.hsts) : nil
      let isFramed = transport.headers.frameAncestors == .`self`
      let expectations = ["refusal", "nowhere"].flatMap { name in
        [
          Expectation.header(
            name, "x-content-type-options", transport.headers.noSniff ? "nosniff" : nil),
          .header(name, "x-frame-options", isFramed ? "SAMEORIGIN" : "DENY"),
          .header(name, "strict-transport-security", hsts),
        ]
      }
      return Promise(
        "protective-headers", "every answer carries the protective headers, 401 and 404 too",
        [
          "transport.headers.no_sniff", "transport.headers.frame_ancestors",
          "transport.hsts.max_age",
        ],
        needs: [],
        steps: [
          .send(ProbeRequest(.user, cookies: .none), as: "refusal"),
          .send(
            ProbeRequest(.path(settings.site.basePath + "/nowhere/"), cookies: .none),
            as: "nowhere"),
        ], expect: [.status("nowhere", 404)] + expectations,
        held: [
          transport.headers.noSniff ? "nosniff" : nil, isFramed ? "SAMEORIGIN" : "DENY",
          hsts.map { "HSTS \($0)" },
        ].compactMap(\.self).joined(separator: ", "))
    }

    /// The header as RFC 6797 6.1 writes it; nil when none is promised.
    private static func value(of hsts: AuthSettings.Transport.HSTS) -> String? {
      let seconds = hsts.maxAge.components.seconds
      guard seconds > 0 else { return nil }
      return "max-age=\(seconds)" + (hsts.includeSubdomains ? "; includeSubDomains" : "")
        + (hsts.preload ? "; preload" : "")
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
      let form = "application/x-www-form-urlencoded"
      let status = settings.server.contentTypes.contains(form) ? 200 : 415
      return Promise(
        "content-types", "bodies of the media types written are read, and no others",
        ["server.content_types"],
        steps: [
          .send(
            ProbeRequest(
              .login, cookies: .none, headers: [HeaderLine("Content-Type", "text/plain")]),
            as: "text"),
          .send(ProbeRequest(.login, cookies: .none, body: .credentialsForm), as: "form"),
        ], expect: [.status("text", 415), .status("form", status)],
        held: "415 for text, \(status) for a form")
    }
  }
#endif
