/// What a server says to one request: to the preflight, if there is one, and to the request itself.
package struct ServerAnswer: Hashable, Sendable {
  /// Nil when the server leaves OPTIONS unanswered.
  package var preflight: PreflightAnswer?
  package var cors: CORSHeaders
  /// The values of the `Set-Cookie` headers, in order.
  package var setCookies: [String]

  package init(
    preflight: PreflightAnswer? = nil, cors: CORSHeaders = CORSHeaders(),
    setCookies: [String] = []
  ) {
    self.preflight = preflight
    self.cors = cors
    self.setCookies = setCookies
  }
}

/// What became of one request, each answer with the clause that decided it.
package struct Exchange: Hashable, Sendable {
  package let needsPreflight: Verdict
  /// Whether the preflight permits the request; nil when there was none.
  package let permission: Verdict?
  package let includesCredentials: Verdict
  package let sameSite: Verdict
  /// One decision for each cookie in the store, those that went along first and in order; empty
  /// when the request was not sent or takes no credentials.
  package let sent: [SendDecision]
  /// One decision for each `Set-Cookie` line; empty when the request was not sent.
  package let stored: [StoreDecision]
  /// Whether script of the initiator may read the answer.
  package let isReadable: Verdict

  /// Whether the request itself, and not just a preflight, gets to the server.
  package var reachesServer: Bool { permission?.isYes ?? true }

  /// The value of the `Cookie` header; empty when there is none.
  package var cookieHeader: String { CookieStore.header(of: sent) }
}
