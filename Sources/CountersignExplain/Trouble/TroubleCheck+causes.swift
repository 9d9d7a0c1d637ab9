import CountersignBrowser
import CountersignProfile
import CountersignSettings

extension TroubleCheck {
  /// The apps that are another origin than the API.
  private var strangers: [String] {
    table.apps.map(\.origin).filter { $0 != settings.site.api }
  }

  var credentialsOmitted: Trouble.Cause {
    let mode = settings.client.credentials
    return cause(
      .cookiesNotSet,
      "does the client leave out `credentials: \"include\"` (axios: `withCredentials`)?",
      mode == .omit || mode == .sameOrigin && !strangers.isEmpty, at: "client.credentials",
      cure: "set `client.credentials` to `include`")
  }

  var loginMissing: Trouble.Cause {
    cause(
      .cookiesNotSet, "is there no login route to set them?", settings.routes.login == nil,
      at: "routes.login", cure: "mount `routes.login`")
  }

  var credentialsNotAllowed: Trouble.Cause {
    cause(
      .cookiesNotSet, "does CORS forbid credentials?",
      !strangers.isEmpty && !settings.cors.allowCredentials, at: "cors.allow_credentials",
      cure: "set `cors.allow_credentials` to `true`")
  }

  var originNotAllowed: Trouble.Cause {
    let clauses: [Clause] = [.originMissing, .originDiffers, .originWildcard]
    let closed = table.apps.filter { app in
      app.cookies.flatMap(\.requests).contains { request in
        guard request.kind == .fetch, let answer = request.readable else { return false }
        return clauses.contains { $0.id == answer.clause }
      }
    }.map(\.origin)
    return cause(
      .cookiesNotSet, "is the app's origin missing from CORS?", !closed.isEmpty,
      seen: closed.isEmpty
        ? "the API answers \(table.apps.map(\.origin).joined(separator: ", "))"
        : "the API does not answer \(closed.joined(separator: ", "))",
      at: "cors.allowed_origins",
      cure: "add \(closed.map { "`\($0)`" }.joined(separator: ", ")) to `cors.allowed_origins`")
  }

  /// Whether the browser's OPTIONS request to a route is answered with less than the app needs.
  func preflightFails(
    _ symptom: Trouble.Symptom, at route: AuthSettings.RouteName
  ) -> Trouble.Cause {
    let server = SimulatedServer(settings: settings)
    let clauses: [Clause] = [
      .headerNotAllowed, .headerWildcard, .methodNotAllowed, .methodWildcard,
    ]
    var failing: Clause?
    for app in table.apps {
      guard let url = settings.url(of: route), let origin = try? Origin(parsing: app.origin) else {
        continue
      }
      let request = RequestKind.fetch.request(
        to: url, method: route.method, headers: settings.requestHeaders(of: route.method),
        credentials: .include, from: Page(origin))
      guard request.needsPreflight.isYes else { continue }
      let answer = server.answer(to: url, from: origin).preflight
      let verdict = request.isPermitted(by: answer)
      if !verdict.isYes, clauses.contains(verdict.clause) { failing = verdict.clause }
    }
    let needed = settings.requestHeaders(of: route.method).map(\.name).joined(separator: ", ")
    return cause(
      symptom, "does the preflight before \(route.rawValue) fail?", failing != nil,
      seen: failing?.explanation ?? "`cors.allow_headers` has what the app sends",
      at: "cors.allow_headers", cure: "list \(needed) in `cors.allow_headers`")
  }

  var mixedContent: Trouble.Cause {
    let pages = table.apps.map(\.origin).filter { $0.hasPrefix("https://") }
    let api = settings.url(of: .login)
    let isPlain = api.map { $0.scheme == .http && !$0.host.isLoopback } ?? false
    return cause(
      .cookiesNotSet, "does an https page call the API over plain http, which browsers block?",
      isPlain && !pages.isEmpty, at: "site.api", cure: "serve the API over https")
  }

  var callsElsewhere: Trouble.Cause {
    let base = try? WebURL(parsing: settings.client.baseURL)
    let isElsewhere = base.map { $0.origin.description != settings.site.api } ?? false
    return cause(
      .cookiesNotSet, "does the client call another address than the API's?", isElsewhere,
      at: "client.base_url", cure: "set `client.base_url` to `\(settings.ownBaseURL)`")
  }

  var authenticatorMissing: Trouble.Cause {
    cause(
      .unauthorized,
      "is the token no way to sign a request in (`JWTCookieAuthentication` not listed)?",
      !settings.server.authentication.contains(.jwtCookie), at: "server.authentication",
      cure: "add `jwt_cookie` to `server.authentication`")
  }

  /// Where login looks at an old token, a cookie that outlives its token keeps people out.
  var staleCookieBlocksLogin: Trouble.Cause {
    let outlives =
      settings.cookies.access.maxAge.map { $0 > settings.tokens.accessLifetime } ?? true
    return cause(
      .unauthorized, "does a cookie with an expired token make login itself answer 401?",
      !settings.server.loginIgnoresCookie && outlives, at: "server.login_ignores_cookie",
      cure: "set `server.login_ignores_cookie` to `true`")
  }

  var cookieNotAccepted: Trouble.Cause {
    cause(
      .unauthorized, "does the API not look for the token in the cookie?",
      !settings.tokens.acceptFrom.contains(.cookie), at: "tokens.accept_from",
      cure: "add `cookie` to `tokens.accept_from`")
  }

  var tokenExpires: Trouble.Cause {
    let isLost = settings.client.refresh == .none || settings.routes.refresh == nil
    return cause(
      .unauthorized, "has the access token expired, and does nothing refresh it?", isLost,
      seen: "tokens live `\(profile.spelling(of: "tokens.access_lifetime"))`, the client's refresh "
        + "is `\(profile.spelling(of: "client.refresh"))`",
      at: settings.routes.refresh == nil ? "routes.refresh" : "client.refresh",
      cure: settings.routes.refresh == nil
        ? "mount `routes.refresh`" : "set `client.refresh` to `interceptor` or `proactive`")
  }

  var sameName: Trouble.Cause {
    let names = ProfileCookie.all(in: settings).map { $0.name(in: settings) }
    return cause(
      .unauthorized, "do two cookies share one name, so that one hides the other?",
      Set(names).count < names.count, seen: "the names are \(names.joined(separator: ", "))",
      at: "cookies.access.name", cure: "give each cookie a name of its own")
  }

  var lifetimeOfCookie: Trouble.Cause {
    let age = settings.cookies.access.maxAge
    return cause(
      .unauthorized, "is the access cookie gone long before its token expires?",
      age.map { $0 * 2 < settings.tokens.accessLifetime } ?? false, at: "cookies.access.max_age",
      cure: "set `cookies.access.max_age` to the lifetime of the access token")
  }
}
