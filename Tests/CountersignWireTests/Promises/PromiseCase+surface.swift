#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Names, views and cookies that are the profile's.
    static let heldSurface: [PromiseCase] = [
      PromiseCase(
        "hosts", [answer("own", 401), answer("foreign", 400)], "Host: evil.invalid is refused"),
      PromiseCase(
        "hosts", [answer("own", 401), answer("foreign", 421)], "Host: evil.invalid is refused"),
      PromiseCase(
        "hosts", [answer("own", 401), answer("foreign", 401)], "401 for Host: evil.invalid"
      ) { $0.site.hosts = ["*"] },
      PromiseCase("routes-left-out", [answer("registration", 404)], "404 for registration"),
      PromiseCase("default-permission", [answer("view", 401)], "401 for a stranger"),
      PromiseCase("default-permission", [answer("view", 403)], "403 for a stranger"),
      PromiseCase("default-permission", [answer("view")], "200 for a stranger", change: open),
      PromiseCase(
        "no-other-cookies", [answer("login", 200, ["Set-Cookie: access=a", past])], "no others"),
      PromiseCase(
        "session-cookie-attributes", [answer("login", 200, [session + "; Secure; HttpOnly"])],
        "path=/; max-age=1209600; samesite=Lax; secure; httponly", change: framework),
    ]

    /// Names, views and cookies that are not.
    static let brokenSurface: [PromiseCase] = [
      PromiseCase(
        "hosts", [answer("own", 401), answer("foreign", 401)],
        "foreign: 401, promised a refusal"),
      PromiseCase(
        "hosts", [answer("own", 400), answer("foreign", 400)], "own: 400, promised 401"),
      PromiseCase(
        "routes-left-out", [answer("registration", 400)], "registration: 400, promised 404"),
      PromiseCase("default-permission", [answer("view")], "200 for a stranger"),
      PromiseCase(
        "default-permission", [answer("view", 401)], "401 for a stranger", change: open),
      PromiseCase(
        "no-other-cookies", [answer("login", 200, ["Set-Cookie: access=a", session])],
        "login: sets sessionid, promised none but the profile's"),
      PromiseCase(
        "session-cookie-attributes", [answer("login", 200, [session + "; HttpOnly"])],
        "lacks secure", change: framework),
      PromiseCase(
        "session-cookie-attributes", [answer("login")], "no cookie sessionid is set",
        change: framework),
    ]

    private static let session =
      "Set-Cookie: sessionid=s; Path=/; Max-Age=1209600; SameSite=Lax"
    private static let past = "Set-Cookie: old=; Path=/; Max-Age=0"
    private static let open: @Sendable (inout AuthSettings) -> Void = {
      $0.server.defaultPermission = .open
    }
    private static let framework: @Sendable (inout AuthSettings) -> Void = {
      $0.session.login = true
    }
  }
#endif
