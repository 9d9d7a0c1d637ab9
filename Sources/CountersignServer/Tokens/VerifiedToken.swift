#if Server
  /// A token whose signature is good, with what its claims say.
  struct VerifiedToken: Hashable, Sendable {
    /// All claims, in the token's order.
    let claims: JSONObject
    /// The `exp` claim, in seconds since 1970; nil when there is none.
    let expiry: Double?

    /// When the token begins to count, in seconds since 1970: the later of `iat` and `nbf`. Nil when
    /// neither is there, not a number when one is no number.
    let beginning: Double?

    /// What is wrong with it at any time: another's issuer or audience, or no identifier.
    let fault: TokenFault?

    /// The session; nil in tokens of other makers.
    let sessionID: String?

    /// When the token was issued, in seconds since 1970; nil where that is not told.
    let issuedAt: Int64?

    /// Makes out of the claims what each request asks.
    init(claims: JSONObject, fault: TokenFault?) {
      self.claims = claims
      self.fault = fault
      expiry = claims["exp"]?.double
      let begins = ["iat", "nbf"].compactMap { claims[$0] }.map { $0.double ?? .nan }
      beginning = begins.contains(where: \.isNaN) ? .nan : begins.max()
      sessionID = claims["sid"]?.text
      issuedAt = Self.seconds(claims["iat"])
    }

    /// When the user signed in, in seconds since 1970; the time of issue where that is not told.
    var signedInAt: Int64? { Self.seconds(claims["auth_time"]) ?? issuedAt }

    /// When it ends, in seconds since 1970; the end of the calendar where it does not.
    var end: Int64 { Self.seconds(claims["exp"]) ?? Self.calendar.upperBound }

    /// The times that RFC 3339 can write, to the year 9999; with room to count in milliseconds.
    private static let calendar: ClosedRange<Int64> = -253_402_300_799...253_402_300_799

    /// The value of a claim as text; numbers count, as some makers write user ids so.
    func subject(_ name: String) -> String? {
      switch claims[name] {
      case .string(let text): text
      case .number(let digits): digits
      default: nil
      }
    }

    /// The seconds of a claim; nil for what is no time of the calendar.
    private static func seconds(_ claim: JSONValue?) -> Int64? {
      claim?.double.flatMap { Int64(exactly: $0.rounded(.down)) }
        .flatMap { calendar.contains($0) ? $0 : nil }
    }
  }
#endif
