#if Server
  extension PromiseCase {
    /// Servers that break the promise.
    static let broken: [PromiseCase] = [
      brokenCookies, brokenTokens, brokenBodies, brokenSessions, brokenRotation, brokenLogout,
      brokenCORS, brokenCSRF, brokenThrottle, brokenTransport, brokenPlainHTTP, brokenSurface,
      brokenAccount,
      brokenRefusals, brokenAttacks, brokenLimits,
    ].flatMap { $0 }
  }
#endif
