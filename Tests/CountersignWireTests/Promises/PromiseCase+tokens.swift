#if Server
  import CountersignSettings

  extension PromiseCase {
    /// Tokens that are as written, and forgeries that are refused.
    static let heldTokens: [PromiseCase] = [
      PromiseCase("access-token-lifetime", [login], "exp − iat = 5m"),
      PromiseCase("access-token-lifetime", [issuing("\"\(token(300))\"")], "exp − iat = 5m"),
      PromiseCase("access-token-lifetime", [issuing(token(90))], "exp − iat = 90s") {
        $0.tokens.accessLifetime = .seconds(90)
      },
      PromiseCase("refresh-token-lifetime", [login], "exp − iat = 1d"),
      PromiseCase(
        "refresh-token-lifetime", [cookies("login", refresh: "\(token(3600))\(refresh)")],
        "exp − iat = 1h"
      ) { $0.session.absoluteLifetime = .seconds(3600) },
      PromiseCase("token-algorithm", [login], "alg: HS256"),
      PromiseCase("token-algorithm", [issuing(token(300, alg: "EdDSA"))], "alg: EdDSA") {
        $0.tokens.algorithm = .edDSA
      },
      PromiseCase("token-claims", [claiming(usual)], "token_type, jti, sub"),
      PromiseCase(
        "token-claims", [claiming(#","iss":"https://a.de","aud":["web","app"]"#, usual)],
        "iss, aud, token_type, jti, sub"
      ) {
        $0.tokens.issuer = "https://a.de"
        $0.tokens.audience = ["web", "app"]
      },
      PromiseCase(
        "token-claims", [claiming(#","aud":"web""#, usual)], "aud, token_type, jti, sub"
      ) { $0.tokens.audience = ["web"] },
      PromiseCase("token-claims", [claiming(#","user_id":7"#)], "user_id") {
        $0.tokens.typeClaim = nil
        $0.tokens.idClaim = nil
        $0.tokens.userIDClaim = "user_id"
      },
      PromiseCase("verify-answers", loggedIn(["good": 200, "forged": 401]), "200, and 401"),
      PromiseCase("unsigned-token-refused", loggedIn(["forged": 401]), "401"),
      PromiseCase("forged-signature-refused", loggedIn(["forged": 401]), "401"),
      PromiseCase("changed-token-refused", loggedIn(["forged": 401]), "401"),
    ]

    /// Tokens that are otherwise, and forgeries that are taken.
    static let brokenTokens: [PromiseCase] = [
      PromiseCase("access-token-lifetime", [issuing(token(3600))], "exp − iat = 1h"),
      PromiseCase("access-token-lifetime", [issuing(token(301))], "exp − iat = 301s"),
      PromiseCase(
        "refresh-token-lifetime", [cookies("login", refresh: "\(token(604_800))\(refresh)")],
        "exp − iat = 7d"),
      PromiseCase("token-algorithm", [issuing(token(300, alg: "HS512"))], "alg: HS512"),
      PromiseCase("token-algorithm", [issuing(token(300, alg: "none"))], "alg: none"),
      PromiseCase("token-claims", [login], "not as written: token_type, jti, sub"),
      PromiseCase(
        "token-claims", [claiming(#","token_type":"refresh","jti":"1","sub":"7""#)],
        "not as written: token_type"),
      PromiseCase(
        "token-claims", [claiming(#","token_type":"access","jti":1,"sub":"7""#)],
        "not as written: jti"),
      PromiseCase(
        "token-claims", [claiming(#","iss":"https://b.de","aud":"web""#, usual)],
        "not as written: iss, aud"),
      PromiseCase("token-claims", [claiming(usual)], "not as written: iss, aud") {
        $0.tokens.issuer = "https://a.de"
        $0.tokens.audience = ["web"]
      },
      PromiseCase(
        "verify-answers", loggedIn(["good": 401, "forged": 401]), "good: 401, promised 200"),
      PromiseCase(
        "verify-answers", loggedIn(["good": 200, "forged": 200]), "forged: 200, promised 401"),
      PromiseCase(
        "unsigned-token-refused", loggedIn(["forged": 200]), "forged: 200, promised 401"),
      PromiseCase(
        "forged-signature-refused", loggedIn(["forged": 200]), "forged: 200, promised 401"),
      PromiseCase(
        "changed-token-refused", loggedIn(["forged": 500]), "forged: 500, promised 401"),
    ]

    private static let usual = #","token_type":"access","jti":"1","sub":"7""#

    /// A login with this access token.
    private static func issuing(_ token: String) -> Answer {
      cookies("login", access: "\(token)\(access)")
    }

    /// A login whose access token has more claims, each text beginning with a comma.
    private static func claiming(_ claims: String...) -> Answer {
      issuing(token(300, more: claims.joined()))
    }
  }
#endif
