#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Cookies of earlier releases go away wherever they are seen.
    static func retired(_ settings: AuthSettings) -> [Promise] {
      let old = settings.cookies.retired.filter { old in
        ![settings.cookies.access, settings.cookies.refresh].contains {
          $0.name == old.name && $0.path == old.path && $0.domain == old.domain
        }
      }
      guard !old.isEmpty, settings.routes.login != nil else { return [] }
      return [deletion(of: old)]
    }

    private static func deletion(of old: [AuthSettings.RetiredCookie]) -> Promise {
      let names = Set(old.map(\.name)).sorted()
      return Promise(
        id: "retired-cookies-deleted", title: "login deletes the cookies of earlier releases",
        fields: ["cookies.retired"],
        probe: Probe(
          steps: { _ in
            [
              .send(
                ProbeRequest(
                  .login, cookies: .exactly(names.map { .literal(name: $0, value: "old") })),
                as: "login")
            ]
          }
        ) { transcript in
          transcript.judging("login") { login in
            let lines = login.response.setCookies.compactMap { SetCookieLine($0) }
            let left = old.filter { cookie in !lines.contains { $0.deletes(cookie) } }
              .filter { !$0.isOver(at: login, transcript.settings) }
            guard let first = left.first else {
              return .held(observed: "\(old.count) cookies, each with its path and domain")
            }
            return .revealed(
              Evidence(
                "\(first.name) at \(first.path) is not deleted",
                bytes: lines.map { "\($0.name): \($0.attributeText)" }))
          }
        })
    }
  }

  extension SetCookieLine {
    /// Whether the line deletes the cookie of this name, domain and path.
    fileprivate func deletes(_ old: AuthSettings.RetiredCookie) -> Bool {
      name == old.name && isDeletion && (text("path") ?? "/") == old.path
        && text("domain")?.lowercased() == old.domain?.lowercased()
    }
  }

  extension AuthSettings.RetiredCookie {
    /// Whether the last day is past by the clock of the server that made these tokens.
    fileprivate func isOver(at login: Exchange, _ settings: AuthSettings) -> Bool {
      let line = login.response.setCookie(settings.cookies.access.name)
      let token = line.flatMap { SetCookieLine($0) }.flatMap { Token($0.bareValue) }
      guard let now = token?.issued,
        let end = Instant.seconds("\(until)T23:59:59Z")
      else { return false }
      return now > end
    }
  }
#endif
