#if Server
  extension PromiseCase {
    /// Servers that keep the promise.
    static let held: [PromiseCase] = [
      heldCookies, heldTokens, heldBodies, heldSessions, heldRotation, heldLogout, heldCORS,
      heldCSRF, heldThrottle, heldTransport, heldPlainHTTP, heldSurface, heldAccount, heldRefusals,
      heldAttacks,
      heldLimits,
    ].flatMap { $0 }

    /// A login that sets both cookies as written.
    static let login = cookies("login")

    /// A login that sets both cookies as written, and after it answers with these statuses alone.
    static func loggedIn(_ statuses: KeyValuePairs<String, Int>) -> [Answer] {
      [login] + statuses.map { answer($0.key, $0.value) }
    }
  }
#endif
