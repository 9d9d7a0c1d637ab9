import CountersignBrowser
import CountersignSettings

/// One setting that may be changed, and what that costs.
struct Remedy {
  /// The field, such as `cors.allow_credentials`.
  let field: String
  /// The new value in YAML spelling.
  let to: String
  /// How much protection or work it costs; 0 costs nothing.
  let cost: Int
  /// The number of the app whose address changes; nil for a change of a setting.
  var app: Int?
  /// Changes the settings.
  let apply: (inout AuthSettings) -> Void
}

extension Remedy {
  /// Everything worth trying for a cookie on the page of an app, by its number.
  static func all(
    for cookie: ProfileCookie, app: Int, in settings: AuthSettings
  ) -> [Remedy] {
    attributes(of: cookie, in: settings) + openings(for: app, in: settings)
      + moves(of: app, in: settings) + moves(ofAPI: settings)
  }

  private static func attributes(
    of cookie: ProfileCookie, in settings: AuthSettings
  ) -> [Remedy] {
    func set<Value>(
      _ name: String, _ to: String, _ cost: Int,
      _ token: WritableKeyPath<AuthSettings.TokenCookie, Value>,
      _ csrf: WritableKeyPath<AuthSettings.CSRF.Cookie, Value>, _ value: Value
    ) -> Remedy {
      Remedy(field: cookie.field(name), to: to, cost: cost) { settings in
        switch cookie {
        case .access: settings.cookies.access[keyPath: token] = value
        case .refresh: settings.cookies.refresh[keyPath: token] = value
        case .csrf: settings.csrf.cookie[keyPath: csrf] = value
        }
      }
    }
    let bare = CookieName.bare(cookie.name(in: settings))
    // On the developer's own machine nobody listens, and Safari trusts no http there.
    let insecure =
      settings.url(of: .login).map { $0.host.isLoopback && $0.scheme == .http } ?? false
      ? [set("secure", "false", 2, \.secure, \.secure, false)] : []
    return insecure + [
      set("secure", "true", 0, \.secure, \.secure, true),
      set("domain", "null", 1, \.domain, \.domain, nil),
      set("same_site", "lax", 1, \.sameSite, \.sameSite, .lax),
      set("name", bare, 2, \.name, \.name, bare),
      set("same_site", "none", 4, \.sameSite, \.sameSite, .none),
    ] + tokenAttributes(of: cookie, in: settings)
  }

  private static func tokenAttributes(
    of cookie: ProfileCookie, in settings: AuthSettings
  ) -> [Remedy] {
    func set<Value>(
      _ name: String, _ to: String, _ cost: Int,
      _ path: WritableKeyPath<AuthSettings.TokenCookie, Value>, _ value: Value
    ) -> Remedy {
      Remedy(field: cookie.field(name), to: to, cost: cost) { settings in
        if cookie == .access { settings.cookies.access[keyPath: path] = value }
        if cookie == .refresh { settings.cookies.refresh[keyPath: path] = value }
      }
    }
    guard cookie != .csrf else { return [] }
    return paths(for: cookie, in: settings).map { set("path", $0, 1, \.path, $0) }
      + [set("partitioned", "true", 1, \.partitioned, true)]
  }

  /// The longest directory that holds all routes of the cookie, and the root.
  private static func paths(for cookie: ProfileCookie, in settings: AuthSettings) -> [String] {
    let routes = cookie.routes(in: settings).compactMap { settings.url(of: $0)?.path }
    guard cookie == .refresh, var shared = routes.first.map({ $0[...] }) else { return ["/"] }
    for route in routes.dropFirst() { shared = shared.commonPrefix(with: route) }
    let directory = shared.lastIndex(of: "/").map { String(shared[...$0]) } ?? "/"
    return directory == "/" ? ["/"] : [directory, "/"]
  }

  /// What lets the page call the API and read its answers.
  private static func openings(for app: Int, in settings: AuthSettings) -> [Remedy] {
    let cors = settings.cors
    let needed = settings.requestHeaders(of: "POST").map(\.name)
    let headers = cors.allowHeaders + needed.filter { !cors.allowHeaders.contains($0) }
    let pattern = "^" + settings.site.basePath + "/"
    let base = settings.ownBaseURL
    return [
      Remedy(field: "client.credentials", to: "include", cost: 0) {
        $0.client.credentials = .include
      },
      Remedy(field: "client.base_url", to: base, cost: 0) { $0.client.baseURL = base },
      Remedy(field: "cors.allow_headers", to: list(headers), cost: 0) {
        $0.cors.allowHeaders = headers
      },
      Remedy(field: "cors.path_pattern", to: pattern, cost: 0) { $0.cors.pathPattern = pattern },
      Remedy(field: "cors.allow_credentials", to: "true", cost: 1) {
        $0.cors.allowCredentials = true
      },
    ] + origins(for: app, in: settings)
  }

  /// The app's origin among those that CORS allows; none for a page whose origin is nobody's.
  private static func origins(for app: Int, in settings: AuthSettings) -> [Remedy] {
    let origin = settings.site.apps[app].origin
    let known = settings.cors.allowedOrigins
    guard origin != Origin.opaque.description, !known.contains(origin) else { return [] }
    return [
      Remedy(field: "cors.allowed_origins", to: list(known + [origin]), cost: 1) {
        $0.cors.allowedOrigins = known + [origin]
      }
    ]
  }

  /// Other addresses for the app, which stay allowed and trusted where the old one was.
  private static func moves(of app: Int, in settings: AuthSettings) -> [Remedy] {
    let old = settings.site.apps[app].origin
    return Move.origins(for: old, api: settings.site.api).map { origin, cost in
      Remedy(field: "site.apps[\(app)].origin", to: origin, cost: cost, app: app) { settings in
        settings.site.apps[app].origin = origin
        move(old, origin, in: &settings.cors.allowedOrigins)
        move(old, origin, in: &settings.csrf.trustedOrigins)
      }
    }
  }

  private static func move(_ old: String, _ new: String, in origins: inout [String]) {
    guard !origins.contains(new) else { return }
    origins = origins.map { $0 == old ? new : $0 }
  }

  /// Other addresses for the API, which the client follows.
  private static func moves(ofAPI settings: AuthSettings) -> [Remedy] {
    let old = settings.site.api
    return Move.origins(forAPI: old, apps: settings.site.apps.map(\.origin)).map { origin, cost in
      Remedy(field: "site.api", to: origin, cost: cost) { settings in
        settings.site.api = origin
        let (before, after) = (Move.host(of: old), Move.host(of: origin))
        settings.site.hosts = settings.site.hosts.map { $0 == before ? after : $0 }
        let base = settings.client.baseURL
        guard base == old || base.hasPrefix(old + "/") else { return }
        settings.client.baseURL = origin + base.dropFirst(old.count)
      }
    }
  }

  private static func list(_ words: [String]) -> String { "[\(words.joined(separator: ", "))]" }
}

extension Substring {
  fileprivate func commonPrefix(with other: String) -> Substring {
    let length = zip(self, other).prefix { $0 == $1 }.count
    return prefix(length)
  }
}
