#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Twisted tokens that are refused, and keys that come and go as written.
    static let heldAttacks: [PromiseCase] = [
      PromiseCase("key-names-refused", named(401), "401 for 7 headers"),
      PromiseCase("algorithm-names-refused", spelled(401), "401 for 6 names"),
      PromiseCase("duplicate-headers-answered", doubled(), "refused in 4 cases"),
      PromiseCase("oversize-token-refused", [answer("oversize", 431)], "refused"),
      PromiseCase("keys-public-only", [keys("1")], "1 keys, public members only", change: elliptic),
      PromiseCase(
        "duplicate-cookies-answered",
        loggedIn(["good last": 200, "good first": 401, "none good": 401]),
        "answered, and 401 where none is good"),
      PromiseCase("key-confusion-refused", loggedIn(["forged": 401]), "401", change: elliptic),
      PromiseCase(
        "keys-published", [keys("0", "1"), signed(by: "1")], "2 keys, the token's among them",
        change: elliptic),
      PromiseCase(
        "keys-published", [keys("1"), signed(by: "1")], "1 keys, the token's among them"
      ) {
        elliptic(&$0)
        $0.keys.retired[0].until = "2025-12-31"
      },
      PromiseCase("retired-keys-end", [keys("1")], "1 retired, none left") {
        elliptic(&$0)
        $0.keys.retired[0].until = "2026-06-30"
      },
      PromiseCase("retired-keys-end", [keys("1", "2")], "1 retired, none left") {
        elliptic(&$0)
        $0.keys.retired[0].until = "2026-06-30"
        var longer = $0.keys.retired[0]
        longer.id = "2"
        longer.until = "2040-01-01"
        $0.keys.retired.append(longer)
      },
    ]

    /// Twisted tokens that are taken, and keys that are missing or stay.
    static let brokenAttacks: [PromiseCase] = [
      PromiseCase("key-names-refused", named(200), "kid of a file: 200, promised 401"),
      PromiseCase("key-names-refused", named(401, jwk: 200), "jwk: 200, promised 401"),
      PromiseCase("algorithm-names-refused", spelled(200), "alg None: 200, promised 401"),
      PromiseCase(
        "duplicate-headers-answered", doubled(hosts: 200),
        "two hosts: 200, promised 400, 401 or 403"),
      PromiseCase(
        "duplicate-headers-answered", doubled(fields: ["Access-Control-Allow-Origin: x"]),
        "two origins: access-control-allow-origin: x, promised access-control-allow-origin: absent"
      ),
      PromiseCase(
        "keys-public-only",
        [answer("keys", body: #"{"keys":[{"kty":"EC","kid":"1","d":"AA"}]}"#)],
        "a key shows its member `d`", change: elliptic),
      PromiseCase(
        "oversize-token-refused", [answer("oversize", 500)],
        "oversize: 500, promised 401, 400, 414 or 431"),
      PromiseCase(
        "duplicate-cookies-answered", loggedIn(["good last": 500]),
        "good last: 500, promised 200 or 401"),
      PromiseCase(
        "duplicate-cookies-answered",
        loggedIn(["good last": 200, "good first": 200, "none good": 200]),
        "none good: 200, promised 401"),
      PromiseCase(
        "key-confusion-refused", loggedIn(["forged": 200]), "forged: 200, promised 401",
        change: elliptic),
      PromiseCase(
        "keys-published", [keys("1"), signed(by: "1")], "1 of 2 keys are missing", change: elliptic),
      PromiseCase(
        "keys-published", [keys("1"), login], "tokens name no key", change: elliptic),
      PromiseCase("retired-keys-end", [keys("0", "1")], "1 are left") {
        elliptic(&$0)
        $0.keys.retired[0].until = "2026-06-30"
      },
    ]

    private static let elliptic: @Sendable (inout AuthSettings) -> Void = {
      $0.tokens.algorithm = .es256
      $0.tokens.allowedAlgorithms = [.es256]
      var old = AuthSettings.Keys.RetiredKey()
      old.id = "0"
      $0.keys.retired = [old]
    }

    private static func named(_ status: Int, jwk: Int? = nil) -> [Answer] {
      [login]
        + ["kid of a file", "kid of a query", "kid of nobody", "jku", "jwk", "x5u", "crit"].map {
          answer($0, $0 == "jwk" ? jwk ?? status : status)
        }
    }

    private static func spelled(_ status: Int) -> [Answer] {
      [login] + ["None", "NONE", "nOnE", "none ", "", "HS257"].map { answer("alg \($0)", status) }
    }

    /// Refusals of fields that came twice.
    private static func doubled(hosts: Int = 400, fields: [String] = []) -> [Answer] {
      [
        answer("two origins", 401, fields), answer("two hosts", hosts),
        answer("two credentials", 401), answer("two cookie fields", 401),
      ]
    }

    private static func keys(_ ids: String...) -> Answer {
      let members = ids.map { #"{"kty":"EC","kid":"\#($0)"}"# }
      return answer("keys", body: #"{"keys":[\#(members.joined(separator: ","))]}"#)
    }

    private static func signed(by id: String) -> Answer {
      cookies("login", access: token(300, alg: "ES256\",\"kid\":\"\(id)") + access)
    }
  }
#endif
