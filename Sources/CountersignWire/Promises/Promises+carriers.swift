#if Server
  import CountersignRules
  import CountersignSettings

  extension AuthSettings {
    /// Whether there is a refresh route that takes tokens from somewhere.
    var refreshes: Bool {
      routes.refresh != nil
        && (tokens.acceptFrom.contains(.cookie) || tokens.acceptFrom.contains(.body))
    }

    /// Whether there is a route that says who is signed in, and a place for the token.
    var tellsUser: Bool {
      routes.user != nil && tokens.acceptFrom.contains { $0 != .body }
    }

    /// Whether ended sessions and rotated tokens are remembered; without identifiers there is
    /// nothing to remember tokens by.
    var remembersTokens: Bool { tokens.revocation.enabled && tokens.idClaim != nil }

    /// How often somebody may refresh in a period; nil for any number.
    var refreshRate: Rate? { throttle.enabled ? throttle.rates.refresh : nil }

    /// How often somebody may log in in a period; nil for any number.
    var loginRate: Rate? { throttle.enabled ? throttle.rates.login : nil }

    /// How long a refresh token is good for after login: no longer than the session.
    var refreshTokenLifetime: Duration {
      min(tokens.refreshLifetime, session.absoluteLifetime ?? tokens.refreshLifetime)
    }

    /// How long a session may lie before its next refresh.
    var refreshWindow: Duration {
      min(refreshTokenLifetime, session.idleLifetime ?? refreshTokenLifetime)
    }
  }

  extension ProbeRequest {
    /// Who is signed in, by the access token that an exchange set and nothing else, in the first
    /// place that the profile takes it from.
    static func user(by exchange: String, _ settings: AuthSettings) -> ProbeRequest {
      user(by: .access(from: exchange), settings)
    }

    /// The same by any token.
    static func user(by token: CookieSource, _ settings: AuthSettings) -> ProbeRequest {
      ProbeRequest(bearing: token, settings)
    }

    /// A refresh by the refresh token that an exchange set and nothing else.
    static func refresh(by exchange: String, _ settings: AuthSettings) -> ProbeRequest {
      refresh(by: .refresh(from: exchange), settings)
    }

    /// The same by any token.
    static func refresh(by token: CookieSource, _ settings: AuthSettings) -> ProbeRequest {
      settings.tokens.acceptFrom.contains(.cookie)
        ? ProbeRequest(.refresh, cookies: .exactly([token]))
        : ProbeRequest(.refresh, cookies: .none, body: .token(member: "refresh", token))
    }

    /// A browser's next refresh after the exchange that last set a refresh token.
    static func nextRefresh(after exchange: String, _ settings: AuthSettings) -> ProbeRequest {
      settings.tokens.acceptFrom.contains(.cookie)
        ? ProbeRequest(.refresh) : refresh(by: exchange, settings)
    }
  }

  extension Promises {
    /// Nothing where so many requests are allowed in one period, else a wait for the next period.
    static func pause(_ rate: AuthSettings.Rate?, for requests: Int) -> [Probe.Step] {
      guard let rate, rate.count < requests else { return [] }
      return [.advance(rate.period + .seconds(1))]
    }
  }
#endif
