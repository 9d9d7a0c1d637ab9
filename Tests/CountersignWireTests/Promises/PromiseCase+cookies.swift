#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Cookies that are set, set again and deleted as written.
    static let heldCookies: [PromiseCase] = [
      PromiseCase(
        "access-cookie-attributes", [login],
        "path=/; max-age=300; samesite=Lax; secure; httponly"),
      PromiseCase(
        "access-cookie-attributes",
        [
          cookies(
            "login",
            access: "a;HTTPONLY; expires=Thu, 01 Jan 2026 00:05:00 GMT; max-age=300; path=/; "
              + "samesite=lax; SECURE")
        ],
        "httponly; expires=Thu, 01 Jan 2026 00:05:00 GMT; max-age=300; path=/; samesite=lax; secure"
      ),
      PromiseCase(
        "access-cookie-attributes",
        [cookies("login", access: "a; Path=/; Domain=A.de; SameSite=None; Secure; Partitioned")],
        "path=/; domain=A.de; samesite=None; secure; partitioned"
      ) {
        $0.cookies.access.maxAge = nil
        $0.cookies.access.domain = "a.de"
        $0.cookies.access.sameSite = .none
        $0.cookies.access.httpOnly = false
        $0.cookies.access.partitioned = true
      },
      PromiseCase(
        "access-cookie-attributes", [cookies("login", access: "a; Path=/; Max-Age=300; HttpOnly")],
        "path=/; max-age=300; httponly"
      ) {
        $0.cookies.access.sameSite = .unset
        $0.cookies.access.secure = false
      },
      PromiseCase(
        "refresh-cookie-attributes", [login], "path=/api/auth/; samesite=Lax; secure; httponly"),
      PromiseCase(
        "refreshed-cookie-attributes", [login, cookies("refresh")],
        "the same attributes as at login"),
      PromiseCase(
        "refreshed-cookie-attributes", [login, cookies("refresh", refresh: nil)],
        "the same attributes as at login"
      ) { $0.tokens.rotation.enabled = false },
      PromiseCase(
        "cookies-deleted", [login, logout(noAccess, noRefresh)], "Max-Age=0, all else as set"),
      PromiseCase(
        "csrf-cookie-attributes", [csrf("t; Path=/; Max-Age=31536000; SameSite=Lax; Secure")],
        "path=/; max-age=31536000; samesite=Lax; secure"),
    ]

    /// Cookies with other attributes, or none at all.
    static let brokenCookies: [PromiseCase] = brokenAccess + brokenRefresh + brokenDeletions

    private static let brokenAccess: [PromiseCase] = [
      PromiseCase(
        "access-cookie-attributes", [answer("login", 200, ["Set-Cookie: accessory=a; Path=/"])],
        "no cookie access is set"),
      PromiseCase(
        "access-cookie-attributes",
        [cookies("login", access: "a; Path=/; Max-Age=300; SameSite=Lax; Secure")],
        "lacks httponly"),
      PromiseCase(
        "access-cookie-attributes",
        [
          cookies(
            "login", access: "a; Path=/; Domain=a.de; Max-Age=3600; SameSite=None; Secure; HttpOnly"
          )
        ], "lacks max-age=300, samesite=lax and has domain=a.de, max-age=3600, samesite=none"),
      PromiseCase(
        "access-cookie-attributes",
        [cookies("login", access: "a; Path=/app/; Max-Age=300; SameSite=Lax; Secure; HttpOnly")],
        "lacks path=/App/ and has path=/app/"
      ) { $0.cookies.access.path = "/App/" },
      PromiseCase(
        "access-cookie-attributes",
        [
          answer(
            "login", 200,
            [
              "Set-Cookie: access=a; Path=/; Max-Age=300; SameSite=Lax; Secure; HttpOnly",
              "Set-Cookie: access=b; Path=/; Max-Age=300; SameSite=Lax; HttpOnly",
            ])
        ], "lacks secure"),
    ]

    private static let brokenRefresh: [PromiseCase] = [
      PromiseCase(
        "refresh-cookie-attributes", [cookies("login", refresh: nil)], "no cookie refresh is set"),
      PromiseCase(
        "refresh-cookie-attributes",
        [cookies("login", refresh: "r; Path=/; SameSite=Lax; Secure; HttpOnly")],
        "lacks path=/api/auth/ and has path=/"),
      PromiseCase(
        "refresh-cookie-attributes",
        [
          cookies(
            "login", refresh: "r; Path=/api/auth/; Max-Age=86400; SameSite=Lax; Secure; HttpOnly")
        ], "has max-age=86400"),
      PromiseCase(
        "refreshed-cookie-attributes",
        [login, cookies("refresh", access: "a; Path=/; SameSite=Lax; Secure; HttpOnly")],
        "lacks max-age=300"),
      PromiseCase(
        "refreshed-cookie-attributes", [login, cookies("refresh", refresh: nil)],
        "no cookie refresh is set"),
    ]

    private static let brokenDeletions: [PromiseCase] = [
      PromiseCase(
        "cookies-deleted", [login, answer("logout", 200, ["Set-Cookie: access=\(noAccess)"])],
        "refresh is not deleted"),
      PromiseCase(
        "cookies-deleted", [login, logout("a; Path=/; Max-Age=300", noRefresh)],
        "access is not deleted"),
      PromiseCase(
        "cookies-deleted",
        [login, logout("; Max-Age=0; SameSite=Lax; Secure; HttpOnly", noRefresh)],
        "lacks path=/"),
      PromiseCase(
        "cookies-deleted",
        [
          login,
          logout(noAccess, "; Path=/; Max-Age=0; SameSite=Lax; Secure; HttpOnly"),
        ], "lacks path=/api/auth/ and has path=/"),
      PromiseCase(
        "csrf-cookie-attributes", [answer("csrf")], "no cookie csrftoken is set"),
      PromiseCase(
        "csrf-cookie-attributes",
        [csrf("t; Path=/; Max-Age=31536000; SameSite=Lax; Secure; HttpOnly")], "has httponly"),
    ]

    private static let noAccess = "; Path=/; Max-Age=0; SameSite=Lax; Secure; HttpOnly"
    private static let noRefresh = "; Path=/api/auth/; Max-Age=0; SameSite=Lax; Secure; HttpOnly"

    /// A logout that sets cookies of these values and attributes.
    private static func logout(_ access: String, _ refresh: String) -> Answer {
      answer("logout", 200, ["Set-Cookie: access=\(access)", "Set-Cookie: refresh=\(refresh)"])
    }

    /// The CSRF route setting a cookie of this value and these attributes.
    private static func csrf(_ cookie: String) -> Answer {
      answer("csrf", 200, ["Set-Cookie: csrftoken=\(cookie)"])
    }
  }
#endif
