#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Headers that every answer carries, and bodies that are not read.
    static func transport(_ settings: AuthSettings) -> [Promise] {
      var promises = [headers(settings)]
      if settings.site.api.hasPrefix("https:"), settings.routes.user != nil {
        promises.append(plainHTTP(settings.transport.plainHTTP))
      }
      if settings.routes.login != nil { promises += [caching(settings), mediaType(settings)] }
      return promises
    }

    private static func headers(_ settings: AuthSettings) -> Promise {
      let promised = ProtectiveHeader.all(settings)
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
        ],
        expect: [.status("nowhere", 404)]
          + ["refusal", "nowhere"].flatMap { name in
            promised.map { .header(name, $0.name, $0.value) }
          },
        held: promised.compactMap { header in
          header.value.map { header.name.hasPrefix("strict") ? "HSTS \($0)" : $0 }
        }.joined(separator: ", "))
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
      let types = settings.server.contentTypes.map { $0.lowercased() }
      let status = types.contains(form) ? 200 : 415
      let isTextRead = types.contains("text/plain")
      return Promise(
        "content-types", "bodies of the media types written are read, and no others",
        ["server.content_types"],
        steps: [
          .send(
            ProbeRequest(
              .login, cookies: .none, headers: [HeaderLine("Content-Type", "text/plain")]),
            as: "text"),
          .send(ProbeRequest(.login, cookies: .none, body: .credentialsForm), as: "form"),
        ], expect: [.status("text", isTextRead ? 200 : 415), .status("form", status)],
        held: "\(isTextRead ? 200 : 415) for text, \(status) for a form")
    }
  }
#endif
