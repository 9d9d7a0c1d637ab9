#if Server
  import CountersignSettings

  /// The cookies and body members in which a token pair is handed out.
  struct TokenAnswer: Sendable {
    private let settings: AuthSettings.Tokens
    private let cookies: CookiePlan

    init(_ services: AuthServices) {
      settings = services.settings.tokens
      cookies = services.cookies
    }

    /// The lines that set the tokens, the access token first.
    func cookies(for pair: TokenPair) -> [SetCookie] {
      [cookies.access.with(pair.access.text)]
        + (pair.refresh.map { [cookies.refresh.with($0.text)] } ?? [])
    }

    /// The members of a login's answer; `user` is what clients see of the user.
    func login(_ pair: TokenPair, user: JSONValue, now: Int64) -> JSONValue {
      var body = JSONObject()
      addTokens(of: pair, to: &body, namesRefresh: true)
      body["user"] = user
      addExpiry(of: pair, to: &body, now: now)
      return .object(body)
    }

    /// The members of a refresh's answer.
    func refresh(_ pair: TokenPair, now: Int64) -> JSONValue {
      var body = JSONObject()
      add(pair, to: &body, now: now)
      return .object(body)
    }

    /// Adds the members of a refresh's answer to those of another.
    func add(_ pair: TokenPair, to body: inout JSONObject, now: Int64) {
      addTokens(of: pair, to: &body, namesRefresh: settings.body == .all)
      addExpiry(of: pair, to: &body, now: now)
    }

    private func addTokens(of pair: TokenPair, to body: inout JSONObject, namesRefresh: Bool) {
      guard settings.body != .none else { return }
      body["access"] = .string(pair.access.text)
      if namesRefresh, let refresh = pair.refresh {
        body["refresh"] = .string(settings.body == .all ? refresh.text : "")
      }
    }

    /// Instants for clients that know them, and seconds for clients whose clock is wrong.
    private func addExpiry(
      of pair: TokenPair, to body: inout JSONObject, now: Int64
    ) {
      guard settings.exposeExpiry else { return }
      let named = [("access", pair.access)] + (pair.refresh.map { [("refresh", $0)] } ?? [])
      for (name, token) in named {
        body["\(name)_expiration"] = .string(CalendarDate.rfc3339(seconds: token.expiry))
      }
      for (name, token) in named {
        body["\(name)_expires_in"] = .integer(max(0, token.expiry - now / 1000))
      }
    }
  }
#endif
