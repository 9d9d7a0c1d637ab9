import CountersignSettings

/// One method of one route.
struct OpenAPIOperation {
  /// A word that is the operation's own.
  let id: String

  /// The whole path.
  let path: String

  /// The method in lower case.
  let method: String

  /// What it does, as a sentence.
  let summary: String

  /// The name of the schema of its body; nil for none.
  var body: String?

  /// The name of the schema of its answer.
  let answer: String

  /// Whether nobody needs to be signed in.
  var isPublic = true

  /// Whether it takes the refresh token.
  var usesRefreshToken = false

  /// The cookies that its answer sets.
  var cookies: [String] = []

  /// Whether it is for machines that watch the server.
  var isProbe = false

  /// The operations that the embedded server answers, in the order of the routes.
  static func all(in settings: AuthSettings) -> [OpenAPIOperation] {
    let routes = settings.routes
    let base = settings.site.basePath
    let mounted: [(String?, (String) -> [OpenAPIOperation])] = [
      (routes.login, { [login($0, settings)] }), (routes.logout, { logout($0, routes) }),
      (routes.user, user), (routes.refresh, { [refresh($0, settings)] }),
      (routes.verify, { [verify($0)] }),
      (routes.passwordChange, { [passwordChange($0, settings)] }),
      (routes.csrf, { [csrf($0)] }),
    ]
    let operations = mounted.flatMap { path, make in path.map { make(base + $0) } ?? [] }
    return operations + (settings.tokens.algorithm.isHMAC ? [] : [keySet]) + probes
  }

  private static func login(_ path: String, _ settings: AuthSettings) -> OpenAPIOperation {
    let csrf = settings.csrf.defence == .token ? ["csrf"] : []
    return OpenAPIOperation(
      id: "login", path: path, method: "post",
      summary: "Takes a user name and password and opens a session.", body: "Login",
      answer: "LoginAnswer", cookies: ["access", "refresh"] + csrf)
  }

  private static func logout(
    _ path: String, _ routes: AuthSettings.Routes
  ) -> [OpenAPIOperation] {
    routes.logoutMethods.map { method in
      OpenAPIOperation(
        id: method == .post ? "logout" : "logout_get", path: path, method: method.rawValue,
        summary: "Ends the session and deletes its cookies.", answer: "Detail",
        usesRefreshToken: true)
    }
  }

  private static func user(_ path: String) -> [OpenAPIOperation] {
    let changes = [("put", "UserChange"), ("patch", "UserPartialChange")].map { method, body in
      OpenAPIOperation(
        id: "user_\(method)", path: path, method: method, summary: "Changes the user's names.",
        body: body, answer: "User", isPublic: false)
    }
    return [
      OpenAPIOperation(
        id: "user", path: path, method: "get", summary: "Answers who is signed in.",
        answer: "User", isPublic: false)
    ] + changes
  }

  private static func refresh(_ path: String, _ settings: AuthSettings) -> OpenAPIOperation {
    let rotates = settings.tokens.rotation.enabled
    return OpenAPIOperation(
      id: "refresh", path: path, method: "post",
      summary: "Exchanges the refresh token for a new access token.",
      body: settings.tokens.acceptFrom.contains(.body) ? "Refresh" : nil,
      answer: "RefreshAnswer", usesRefreshToken: true,
      cookies: ["access"] + (rotates ? ["refresh"] : []))
  }

  private static func verify(_ path: String) -> OpenAPIOperation {
    OpenAPIOperation(
      id: "verify", path: path, method: "post", summary: "Answers whether a token is good.",
      body: "Verify", answer: "Nothing")
  }

  private static func passwordChange(
    _ path: String, _ settings: AuthSettings
  ) -> OpenAPIOperation {
    let opens = settings.tokens.revokeOnPasswordChange
    return OpenAPIOperation(
      id: "password_change", path: path, method: "post",
      summary: "Changes the password of the signed-in user.", body: "PasswordChange",
      answer: opens ? "PasswordChangeAnswer" : "Detail", isPublic: false,
      cookies: opens ? ["access", "refresh"] : [])
  }

  private static func csrf(_ path: String) -> OpenAPIOperation {
    OpenAPIOperation(
      id: "csrf", path: path, method: "get", summary: "Hands the CSRF token to the app.",
      answer: "CSRFToken", cookies: ["csrf"])
  }

  private static let keySet = OpenAPIOperation(
    id: "jwks", path: "/.well-known/jwks.json", method: "get",
    summary: "Publishes the public keys that verify tokens.", answer: "KeySet")

  private static let probes = [
    OpenAPIOperation(
      id: "health", path: "/healthz", method: "get", summary: "Answers whether the process runs.",
      answer: "Status", isProbe: true),
    OpenAPIOperation(
      id: "readiness", path: "/readyz", method: "get",
      summary: "Answers whether the server can do its work.", answer: "Status", isProbe: true),
  ]
}
