#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// By which names the server is asked, what it answers there, and which cookies come of it.
    static func surface(_ settings: AuthSettings) -> [Promise] {
      var promises = [leftOut(settings), view(settings)].compactMap(\.self)
      if settings.routes.user != nil { promises.append(hosts(settings)) }
      if settings.routes.login != nil {
        promises.append(settings.session.login ? session(settings) : onlyCookies(settings))
      }
      return promises
    }

    private static let foreignHost = "evil.invalid"

    private static func hosts(_ settings: AuthSettings) -> Promise {
      let isOpen = settings.site.hosts.contains("*")
      let foreign = ProbeRequest(
        .user, cookies: .none, page: .program, headers: [HeaderLine("Host", foreignHost)])
      return Promise(
        "hosts", isOpen ? "every host name is answered" : "other host names are refused",
        ["site.hosts"], needs: [],
        steps: [
          .send(ProbeRequest(.user, cookies: .none, page: .program), as: "own"),
          .send(foreign, as: "foreign"),
        ],
        expect: [
          .status("own", 401),
          Expectation("foreign", isOpen ? "401" : "a refusal") {
            let status = $0.response.status
            let isRefused = (400..<500).contains(status) && status != 401
            return (isOpen ? status == 401 : isRefused) ? nil : "\(status)"
          },
        ],
        held: isOpen ? "401 for Host: \(foreignHost)" : "Host: \(foreignHost) is refused")
    }

    /// The places where dj-rest-auth and simplejwt have routes by default, and this profile none.
    private static func leftOut(_ settings: AuthSettings) -> Promise? {
      let routes = settings.routes
      let usual = AuthSettings.Routes()
      let paths: [(name: String, own: String?, usual: String?)] = [
        ("logout", routes.logout, usual.logout), ("user", routes.user, usual.user),
        ("refresh", routes.refresh, usual.refresh), ("verify", routes.verify, usual.verify),
        ("password_change", routes.passwordChange, usual.passwordChange),
        ("password_reset", routes.passwordReset, usual.passwordReset),
        ("registration", routes.registration, "/auth/registration/"),
      ]
      let missing = paths.compactMap { route in
        route.own == nil ? route.usual.map { (name: route.name, path: $0) } : nil
      }
      guard !missing.isEmpty else { return nil }
      return Promise(
        "routes-left-out", "routes that are null are not mounted",
        missing.map { "routes.\($0.name)" }, needs: [],
        steps: missing.map { route in
          let path = settings.site.basePath + route.path
          return .send(
            ProbeRequest(.path(path), method: "POST", cookies: .none, body: .json("{}")),
            as: route.name)
        },
        expect: missing.map { .status($0.name, 404) },
        held: "404 for \(missing.map(\.name).joined(separator: ", "))")
    }

    /// A view that says nothing of permissions itself, such as the sample route `/data/`.
    private static func view(_ settings: AuthSettings) -> Promise? {
      let isOpen = settings.server.defaultPermission == .open
      return Promise(
        id: "default-permission",
        title: isOpen
          ? "views are open to strangers by default" : "views ask for a user by default",
        fields: ["server.default_permission"],
        probe: Probe(
          needs: [], steps: { _ in [.send(ProbeRequest(.data, cookies: .none), as: "view")] }
        ) { transcript in
          guard let view = transcript["view"] else { return .unreachable("view was never sent") }
          let status = view.response.status
          guard status != 404 else { return .unreachable("the server has no view at /data/") }
          let isKept = isOpen ? status == 200 : [401, 403].contains(status)
          return isKept
            ? .held(observed: "\(status) for a stranger")
            : .revealed(Evidence("\(status) for a stranger", bytes: [view.summary]))
        })
    }

    private static func session(_ settings: AuthSettings) -> Promise {
      let cookie = settings.session.cookie
      let expected = ExpectedCookie(
        frameworkSession: cookie, maxAge: .seconds(1_209_600))
      return Promise(
        id: "session-cookie-attributes",
        title: "login sets the framework's session cookie as written",
        fields: [
          "session.login", "session.cookie.secure", "session.cookie.http_only",
          "session.cookie.same_site",
        ],
        probe: Probe(steps: { _ in [.login] }) { transcript in
          transcript.judging("login") { judge(expected, in: $0) }
        })
    }

    private static func onlyCookies(_ settings: AuthSettings) -> Promise {
      let known = [
        settings.cookies.access.name, settings.cookies.refresh.name, settings.csrf.cookie.name,
      ]
      return Promise(
        "no-other-cookies", "login sets the cookies of the profile and no others",
        ["session.login", "cookies.access.name", "cookies.refresh.name"],
        steps: [.login],
        expect: [
          .status("login", 200),
          Expectation("login", "none but the profile's") { login in
            let others = login.response.setCookies.filter { line in
              SetCookieLine(line).map { !$0.isDeletion && !known.contains($0.name) } ?? true
            }
            let names = others.map { $0.prefix { $0 != "=" && $0 != ";" } }
            return names.isEmpty ? nil : "sets \(names.joined(separator: ", "))"
          },
        ], held: "no others")
    }
  }
#endif
