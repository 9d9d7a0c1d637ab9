#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// Tokens and headers as an attacker twists them.
    static func attacks(_ settings: AuthSettings) -> [Promise] {
      guard settings.tellsUser, settings.routes.login != nil, settings.tokens.algorithm != .none
      else { return [] }
      var promises = [keyNames(settings), algorithmNames(settings), oversize(settings)]
      if settings.server.authentication != [] { promises.append(twiceNamed(settings)) }
      if settings.tokens.acceptFrom.contains(.cookie) { promises.append(twice(settings)) }
      if let confusion = confusion(settings) { promises.append(confusion) }
      return promises
    }

    /// Header parameters by which a verifier may be led to a key of the attacker's choice
    /// (RFC 8725 3.10), each under the signature of the key that a fooled verifier would find, and
    /// an extension that must be understood (RFC 7515 4.1.11).
    private static func keyNames(_ settings: AuthSettings) -> Promise {
      let key = Array("a-key-of-the-attacker's-own-making".utf8)
      let own = #""jwk":{"kty":"oct","k":"\#(Base64URL.encode(key))"}"#
      let parameters: [(name: String, json: String, key: [UInt8])] = [
        ("kid of a file", #""kid":"../../../../dev/null""#, []),
        ("kid of a query", #""kid":"x' UNION SELECT '' -- ""#, []),
        ("kid of nobody", #""kid":"nobody""#, []),
        ("jku", #""jku":"https://evil.invalid/jwks.json""#, key), ("jwk", own, key),
        ("x5u", #""x5u":"https://evil.invalid/chain.pem""#, key),
        ("crit", #""crit":["exp2"],"exp2":1"#, key),
      ]
      return Promise(
        "key-names-refused", "a token that names its own key is refused",
        ["keys.id", "tokens.allowed_algorithms"],
        steps: [.login]
          + parameters.map { parameter in
            let header = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\(parameter.json)}"
            let forgery = ProbeRequest.Forgery.keyed(header: header, key: parameter.key)
            return .send(
              .user(by: .forged(.access(from: "login"), forgery), settings), as: parameter.name)
          }, expect: parameters.map { .status($0.name, 401) },
        held: "401 for \(parameters.count) headers")
    }

    /// Names of algorithms that a careless comparison takes for `none`, or for nothing.
    private static func algorithmNames(_ settings: AuthSettings) -> Promise {
      let names = ["None", "NONE", "nOnE", "none ", "", "HS257"]
      return Promise(
        "algorithm-names-refused", "no spelling of an algorithm does without a signature",
        ["tokens.allowed_algorithms"],
        steps: [.login]
          + names.map { name in
            .send(
              .user(by: .forged(.access(from: "login"), .unsignedAs(name)), settings),
              as: "alg \(name)")
          }, expect: names.map { .status("alg \($0)", 401) },
        held: "401 for \(names.count) names")
    }

    /// Fields that may occur once and come twice (RFC 9112 3.2, RFC 6454 7.3): nobody is signed in
    /// by garbage, no other origin gets a permission, and nothing breaks.
    private static func twiceNamed(_ settings: AuthSettings) -> Promise {
      let origin = settings.site.apps.first?.origin ?? settings.site.api
      let host = String(settings.site.api.split(separator: "/").last ?? "")
      let fields: [(name: String, field: String, values: [String])] = [
        ("two origins", "Origin", [origin, "https://evil.invalid"]),
        ("two hosts", "Host", [host, "evil.invalid"]),
        ("two credentials", "Authorization", ["Bearer garbage", "Bearer e30.e30.A"]),
        ("two cookie fields", "Cookie", ["a=1", "\(settings.cookies.access.name)=garbage"]),
      ]
      let permission = "access-control-allow-origin"
      return Promise(
        "duplicate-headers-answered", "fields that come twice sign nobody in and break nothing",
        ["cors.allowed_origins", "site.hosts"], needs: [],
        steps: fields.map { field in
          let lines = field.values.map { HeaderLine(field.field, $0) }
          return .send(
            ProbeRequest(.user, cookies: .none, page: .program, headers: lines), as: field.name)
        },
        expect: fields.map { field in
          Expectation(field.name, "400, 401 or 403") {
            [400, 401, 403].contains($0.response.status) ? nil : "\($0.response.status)"
          }
        }
          + (settings.cors.allowAnyOrigin
            ? [] : [.header("two origins", permission, nil)]),
        held: "refused in \(fields.count) cases")
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
      guard !settings.tokens.algorithm.isShared,
        !settings.tokens.allowedAlgorithms.contains(.hs256)
      else { return nil }
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
