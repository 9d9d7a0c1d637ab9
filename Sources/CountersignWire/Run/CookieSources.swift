#if Server
  import CountersignRules
  import CountersignSettings

  /// The cookies and tokens that earlier exchanges handed out.
  struct CookieSources: Sendable {
    private let transcript: Transcript
    private let sign: ProbeTarget.Signing?

    /// Creates a view of the exchanges so far; `sign` has the keys beside the server's.
    init(_ transcript: Transcript, sign: ProbeTarget.Signing?) {
      self.transcript = transcript
      self.sign = sign
    }

    /// The name and value behind a source; throws `missing`, `noToken`, `noKeys` or `noSigner`.
    func pair(
      _ source: ProbeRequest.CookieSource
    ) throws(RunStop) -> (name: String, value: String) {
      let cookies = transcript.settings.cookies
      switch source {
      case .access(let exchange): return try pair(cookies.access.name, exchange)
      case .refresh(let exchange): return try pair(cookies.refresh.name, exchange)
      case .named(let name, let exchange): return try pair(name, exchange)
      case .literal(let name, let value): return (name, value)
      case .renamed(let inner, let name): return (name, try pair(inner).value)
      case .forged(let inner, let forgery):
        let original = try pair(inner)
        guard let token = Token(original.value) else { throw .noToken(cookie: original.name) }
        return (original.name, token.forged(forgery))
      case .confused(let inner, let exchange):
        let original = try pair(inner)
        guard let keys = transcript[exchange], keys.response.status == 200,
          let confusion = KeyConfusion(keySet: keys.response.text)
        else { throw .noKeys(exchange: exchange) }
        guard let token = confusion.token(likeThat: original.value) else {
          throw .noToken(cookie: original.name)
        }
        return (original.name, token)
      case .guessed(let inner):
        let original = try pair(inner)
        guard let token = KeyGuess.token(likeThat: original.value) else {
          throw .noToken(cookie: original.name)
        }
        return (original.name, token)
      case .signed(let inner, let signer):
        let original = try pair(inner)
        guard let token = sign?(original.value, signer) else { throw .noSigner }
        return (original.name, token)
      }
    }

    private func pair(
      _ name: String, _ exchange: String
    ) throws(RunStop) -> (name: String, value: String) {
      let line = transcript[exchange]?.response.setCookie(name).flatMap { SetCookieLine($0) }
      guard let line, !line.isDeletion else { throw .missing(cookie: name, exchange: exchange) }
      return (name, line.bareValue)
    }
  }
#endif
