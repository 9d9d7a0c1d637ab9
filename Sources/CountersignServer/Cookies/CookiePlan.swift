#if Server
  import CountersignSettings

  /// The cookies of a profile, ready for their values.
  struct CookiePlan: Sendable {
    /// The cookie of the access token.
    let access: SetCookie
    /// The cookie of the refresh token.
    let refresh: SetCookie
    /// The cookie of the CSRF token.
    let csrf: SetCookie
    /// The cookie of the framework session.
    let session: SetCookie
    private let retired: [Retired]

    /// A cookie of an earlier release, and when it is no longer looked for.
    private struct Retired {
      let cookie: SetCookie
      /// Milliseconds since 1970.
      let end: Int64
    }

    /// The name and lifetime of the framework's own session, which no profile changes.
    private static let frameworkSession = (name: "sessionid", seconds: Int64(1_209_600))

    init(_ settings: AuthSettings) {
      access = SetCookie(settings.cookies.access)
      refresh = SetCookie(settings.cookies.refresh)
      csrf = SetCookie(settings.csrf.cookie)
      session = SetCookie(
        name: Self.frameworkSession.name, maxAge: Self.frameworkSession.seconds,
        sameSite: settings.session.cookie.sameSite, isSecure: settings.session.cookie.secure,
        isHTTPOnly: settings.session.cookie.httpOnly)
      retired = settings.cookies.retired.map { old in
        Retired(
          cookie: SetCookie(name: old.name, path: old.path, domain: old.domain).asRetired,
          end: CalendarDate.endOfDay(old.until) ?? .max)
      }
    }

    /// The lines that remove the retired cookies that a request carries.
    ///
    /// A cookie's domain and path do not arrive with it; the name is all there is to see.
    func retiredDeletions(seenIn cookies: CookieHeader, now: Int64) -> [SetCookie] {
      retired.filter { old in
        now <= old.end && cookies.contains(old.cookie.name)
          && !old.cookie.isSameIdentity(as: access) && !old.cookie.isSameIdentity(as: refresh)
      }.map(\.cookie.deletion)
    }
  }

  extension SetCookie {
    /// Takes the attributes of a token cookie; its lifetime is the profile's.
    init(_ cookie: AuthSettings.TokenCookie) {
      self.init(
        name: cookie.name, path: cookie.path, domain: cookie.domain,
        maxAge: cookie.maxAge?.components.seconds, sameSite: cookie.sameSite,
        isSecure: cookie.secure, isHTTPOnly: cookie.httpOnly, isPartitioned: cookie.partitioned)
    }

    /// Takes the attributes of the CSRF cookie.
    init(_ cookie: AuthSettings.CSRF.Cookie) {
      self.init(
        name: cookie.name, domain: cookie.domain, maxAge: cookie.maxAge?.components.seconds,
        sameSite: cookie.sameSite, isSecure: cookie.secure, isHTTPOnly: cookie.httpOnly)
    }

    /// The cookie with this value.
    func with(_ value: String) -> SetCookie {
      var copy = self
      copy.value = value
      return copy
    }

    /// The cookie as it must be deleted when only name, domain and path are known.
    fileprivate var asRetired: SetCookie {
      var copy = self
      copy.isSecure = name.hasPrefix("__Host-") || name.hasPrefix("__Secure-")
      return copy
    }
  }
#endif
