#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Tokens and headers as an attacker twists them.
    static func attacks(_ settings: AuthSettings) -> [Promise] {
      guard settings.tellsUser, settings.routes.login != nil, settings.tokens.algorithm != .none
      else { return [] }
      var promises = [keyNames(settings), oversize(settings)]
      if settings.tokens.acceptFrom.contains(.cookie) { promises.append(twice(settings)) }
      if let confusion = confusion(settings) { promises.append(confusion) }
      return promises
    }

    /// Header parameters by which a verifier may be led to a key of the attacker's choice
    /// (RFC 8725 3.10), and an extension that must be understood (RFC 7515 4.1.11).
    private static func keyNames(_ settings: AuthSettings) -> Promise {
      let alg = settings.tokens.algorithm.rawValue
      let parameters: [(name: String, json: String)] = [
        ("kid of a file", #""kid":"../../../../dev/null""#),
        ("kid of a query", #""kid":"x' UNION SELECT '' -- ""#),
        ("jku", #""jku":"https://evil.invalid/jwks.json""#),
        ("jwk", #""jwk":{"kty":"oct","k":""}"#),
        ("x5u", #""x5u":"https://evil.invalid/chain.pem""#),
        ("crit", #""crit":["exp2"],"exp2":1"#),
      ]
      return Promise(
        "key-names-refused", "a token that names its own key is refused",
        ["keys.id", "tokens.allowed_algorithms"],
        steps: [.login]
          + parameters.map { parameter in
            let header = "{\"alg\":\"\(alg)\",\"typ\":\"JWT\",\(parameter.json)}"
            return .send(
              .user(by: .forged(.access(from: "login"), .header(header)), settings),
              as: parameter.name)
          }, expect: parameters.map { .status($0.name, 401) },
        held: "401 for \(parameters.count) headers")
    }

    /// Longer than any token of a profile, and short enough for a header field.
    private static func oversize(_ settings: AuthSettings) -> Promise {
      let token = "e30.\(String(repeating: "A", count: 7000)).A"
      let source = ProbeRequest.CookieSource.literal(
        name: settings.cookies.access.name, value: token)
      return Promise(
        "oversize-token-refused", "a token of 7 KB is refused and nothing breaks",
        ["tokens.accept_from"], needs: [],
        steps: [.send(.user(by: source, settings), as: "oversize")],
        expect: [
          Expectation("oversize", "401, 400, 414 or 431") {
            [401, 400, 414, 431].contains($0.response.status) ? nil : "\($0.response.status)"
          }
        ], held: "refused")
    }

    /// Two cookies of one name, as a sibling host can bring them about: either counts, but nothing
    /// breaks, and no garbage becomes somebody's session.
    private static func twice(_ settings: AuthSettings) -> Promise {
      let garbage = ProbeRequest.CookieSource.literal(
        name: settings.cookies.access.name, value: "garbage")
      let good = ProbeRequest.CookieSource.access(from: "login")
      let forged = ProbeRequest.CookieSource.forged(good, .signature)
      func user(_ sources: [ProbeRequest.CookieSource]) -> ProbeRequest {
        ProbeRequest(.user, cookies: .exactly(sources))
      }
      func either(_ name: String) -> Expectation {
        Expectation(name, "200 or 401") {
          [200, 401].contains($0.response.status) ? nil : "\($0.response.status)"
        }
      }
      return Promise(
        "duplicate-cookies-answered", "two cookies of one name break nothing",
        ["cookies.access.name"],
        steps: [
          .login, .send(user([garbage, good]), as: "good last"),
          .send(user([good, garbage]), as: "good first"),
          .send(user([forged, garbage]), as: "none good"),
        ], expect: [either("good last"), either("good first"), .status("none good", 401)],
        held: "answered, and 401 where none is good")
    }

    /// A token signed with the published key as if it were a secret (RFC 8725 2.1); nil where
    /// there is no such key, or where the profile allows HMAC beside it.
    private static func confusion(_ settings: AuthSettings) -> Promise? {
      let isSymmetric = ["HS256", "HS384", "HS512"].contains(settings.tokens.algorithm.rawValue)
      guard !isSymmetric, !settings.tokens.allowedAlgorithms.contains(.hs256) else { return nil }
      return Promise(
        "key-confusion-refused", "a token signed with the public key as a secret is refused",
        ["tokens.algorithm", "tokens.allowed_algorithms"],
        steps: [
          .keySet, .login,
          .send(
            .user(by: .confused(.access(from: "login"), keysFrom: "keys"), settings), as: "forged"),
        ], expect: [.status("forged", 401)], held: "401")
    }
  }
#endif
