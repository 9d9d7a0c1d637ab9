#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Lifetimes, algorithm and the refusal of forgeries.
    static func tokens(_ settings: AuthSettings) -> [Promise] {
      let tokens = settings.tokens
      guard settings.routes.login != nil, tokens.algorithm != .none else { return [] }
      return [
        lifetime("access", settings.cookies.access.name, tokens.accessLifetime),
        lifetime("refresh", settings.cookies.refresh.name, settings.refreshTokenLifetime),
        algorithm(settings), claims(settings),
      ] + verification(settings) + forgeries(settings)
    }

    private static func claims(_ settings: AuthSettings) -> Promise {
      let tokens = settings.tokens
      return Promise(
        id: "token-claims", title: "tokens have the claims written",
        fields: ["tokens.issuer", "tokens.audience", "tokens.type_claim", "tokens.id_claim"],
        probe: Probe(steps: { _ in [.login] }) { transcript in
          judgeToken(transcript, settings.cookies.access.name) { token in
            let claims = token.payload
            let faults = [
              claims["iss"]?.string == tokens.issuer ? nil : "iss",
              (claims["aud"]?.strings ?? []) == tokens.audience ? nil : "aud",
              tokens.typeClaim.flatMap { claims[$0]?.string == "access" ? nil : $0 },
              tokens.idClaim.flatMap { claims[$0]?.string == nil ? $0 : nil },
              claims[tokens.userIDClaim] == nil ? tokens.userIDClaim : nil,
            ].compactMap(\.self)
            let expected = [
              tokens.issuer.map { _ in "iss" }, tokens.audience.isEmpty ? nil : "aud",
              tokens.typeClaim, tokens.idClaim, tokens.userIDClaim,
            ].compactMap(\.self).joined(separator: ", ")
            return faults.isEmpty
              ? .held(observed: expected)
              : .revealed(Evidence("not as written: \(faults.joined(separator: ", "))"))
          }
        })
    }

    private static func verification(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.verify != nil else { return [] }
      func request(_ source: ProbeRequest.CookieSource) -> ProbeRequest {
        ProbeRequest(.verify, cookies: .none, body: .token(member: "token", source))
      }
      return [
        Promise(
          "verify-answers", "the verify route tells a good token from a forged one",
          ["routes.verify"],
          steps: [
            .login, .send(request(.access(from: "login")), as: "good"),
            .send(request(.forged(.access(from: "login"), .signature)), as: "forged"),
          ],
          expect: [.status("good", 200), .status("forged", 401)], held: "200, and 401")
      ]
    }

    private static func lifetime(
      _ which: String, _ cookie: String, _ length: Duration
    ) -> Promise {
      let promised = length.components.seconds
      return Promise(
        id: "\(which)-token-lifetime", title: "the \(which) token lives as long as written",
        fields: ["tokens.\(which)_lifetime"],
        probe: Probe(steps: { _ in [.login] }) { transcript in
          judgeToken(transcript, cookie) { token in
            guard let lifetime = token.lifetime else {
              return .unreachable("it has no exp and iat")
            }
            let seen = "exp − iat = \(WholeSeconds(seconds: lifetime))"
            return lifetime == promised ? .held(observed: seen) : .revealed(Evidence(seen))
          }
        })
    }

    private static func algorithm(_ settings: AuthSettings) -> Promise {
      let promised = settings.tokens.algorithm.rawValue
      return Promise(
        id: "token-algorithm", title: "tokens are signed with the algorithm written",
        fields: ["tokens.algorithm"],
        probe: Probe(steps: { _ in [.login] }) { transcript in
          judgeToken(transcript, settings.cookies.access.name) { token in
            let seen = "alg: \(token.algorithm ?? "absent")"
            return token.algorithm == promised
              ? .held(observed: seen) : .revealed(Evidence(seen))
          }
        })
    }

    private static func judgeToken(
      _ transcript: Transcript, _ cookie: String, _ judge: (Token) -> Judgement
    ) -> Judgement {
      transcript.judging("login") { login in
        guard let line = login.response.setCookie(cookie).flatMap({ SetCookieLine($0) }),
          let token = Token(line.bareValue)
        else { return .unreachable("login set no token in \(cookie)") }
        return judge(token)
      }
    }

    private static func forgeries(_ settings: AuthSettings) -> [Promise] {
      guard settings.tellsUser else { return [] }
      let forgeries: [(id: String, title: String, ProbeRequest.Forgery)] = [
        ("unsigned-token-refused", "a token without signature is refused", .unsigned),
        ("forged-signature-refused", "a token with another signature is refused", .signature),
        ("changed-token-refused", "a token whose expiry was changed is refused", .payload),
      ]
      let takesUnsigned = settings.tokens.allowedAlgorithms.contains(.none)
      return forgeries.filter { $0.2 != .unsigned || !takesUnsigned }.map { id, title, forgery in
        Promise(
          id, title, ["tokens.allowed_algorithms"],
          steps: [
            .login,
            .send(.user(by: .forged(.access(from: "login"), forgery), settings), as: "forged"),
          ], expect: [.status("forged", 401)], held: "401")
      }
    }
  }
#endif
