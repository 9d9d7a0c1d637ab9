package import CountersignSettings

/// What was sent and what came back.
package struct Transcript: Sendable {
  /// The settings that the server claims to follow.
  package var settings: AuthSettings

  /// The exchanges in the order in which they were made.
  package var exchanges: [Exchange]

  /// Whether nothing listens where requests without TLS went; such a request is no exchange.
  package var isPlainPortClosed = false

  /// The TLS connections that were begun, in order.
  package var handshakes: [Handshake] = []

  /// Why the server did not start, in lower case without a full stop; nil when it did.
  package var refusal: String?

  /// The second since 1970 at which the experiment begins.
  package var start: Int64 = 0

  /// Creates a transcript.
  package init(settings: AuthSettings, exchanges: [Exchange] = []) {
    self.settings = settings
    self.exchanges = exchanges
  }

  /// The last handshake of this name; nil when the runner never came to it.
  package func handshake(_ name: String) -> Handshake? {
    handshakes.last { $0.name == name }
  }

  /// The last exchange of this name; nil when the runner never came to it.
  package subscript(name: String) -> Exchange? {
    exchanges.last { $0.name == name }
  }

  /// The exchanges of a flood, in order.
  package func flood(_ name: String) -> [Exchange] {
    exchanges.filter { $0.name.hasPrefix(name + ".") }
  }
}

/// One request and its answer.
package struct Exchange: Sendable, Hashable {
  /// The name that the step gave it.
  package var name: String
  package var request: Request
  package var response: Response
  /// What the browser would say to each `Set-Cookie` line, in order; empty when no jar was asked.
  package var stored: [CookieOutcome]
  /// When the request was sent, on the server's clock since the experiment's begin.
  package var sent: Duration = .zero
  /// When its answer was there.
  package var answered: Duration = .zero

  /// A request as it was sent.
  package struct Request: Sendable, Hashable {
    package var method: String
    /// The absolute address as the browser sees it.
    package var url: String
    /// The fields in order, the Cookie field included.
    package var headers: [HeaderLine]
    package var body: [UInt8]

    /// Creates a request.
    package init(method: String, url: String, headers: [HeaderLine], body: [UInt8] = []) {
      self.method = method
      self.url = url
      self.headers = headers
      self.body = body
    }
  }

  /// An answer as it was read.
  package struct Response: Sendable, Hashable {
    package var status: Int
    /// The fields in order.
    package var headers: [HeaderLine]
    package var body: [UInt8]

    /// Creates an answer.
    package init(status: Int, headers: [HeaderLine], body: [UInt8] = []) {
      self.status = status
      self.headers = headers
      self.body = body
    }

    /// The first value of a field; names compare without case (RFC 9110 5.1).
    package func header(_ name: String) -> String? {
      headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The `Set-Cookie` lines in order.
    package var setCookies: [String] {
      headers.filter { $0.name.lowercased() == "set-cookie" }.map(\.value)
    }

    /// The last `Set-Cookie` line for this cookie; nil when there is none.
    package func setCookie(_ name: String) -> String? {
      setCookies.last { $0.hasPrefix(name + "=") }
    }

    /// The body as text; bytes that are not UTF-8 are replaced.
    package var text: String { String(decoding: body, as: UTF8.self) }
  }

  /// What the jar did with one `Set-Cookie` line.
  package struct CookieOutcome: Sendable, Hashable {
    package var line: String
    /// Nil when the cookie was stored (or deleted, as asked); else the clause that refused it.
    package var refusal: String?

    /// Creates an outcome.
    package init(line: String, refusal: String?) {
      self.line = line
      self.refusal = refusal
    }
  }

  /// Creates an exchange.
  package init(
    name: String, request: Request, response: Response, stored: [CookieOutcome] = []
  ) {
    self.name = name
    self.request = request
    self.response = response
    self.stored = stored
  }
}
