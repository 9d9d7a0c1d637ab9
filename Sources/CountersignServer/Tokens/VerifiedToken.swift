#if Server
  /// A token whose signature is good, with what its claims say.
  struct VerifiedToken: Hashable, Sendable {
    /// All claims, in the token's order.
    let claims: JSONObject
    /// The `exp` claim, in seconds since 1970; nil when there is none.
    let expiry: Double?

    /// The session; nil in tokens of other makers.
    var sessionID: String? { claims["sid"]?.text }

    /// When the user signed in, in seconds since 1970; the time of issue where that is not told.
    var signedInAt: Int64? { seconds("auth_time") ?? issuedAt }

    /// When the token was issued, in seconds since 1970; nil where that is not told.
    var issuedAt: Int64? { seconds("iat") }

    /// The value of a claim as text; numbers count, as some makers write user ids so.
    func subject(_ name: String) -> String? {
      switch claims[name] {
      case .string(let text): text
      case .number(let digits): digits
      default: nil
      }
    }

    private func seconds(_ name: String) -> Int64? {
      claims[name]?.double.flatMap { Int64(exactly: $0.rounded(.down)) }
    }
  }
#endif
