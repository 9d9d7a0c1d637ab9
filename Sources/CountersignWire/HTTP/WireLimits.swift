#if Server
  /// How much an answer may take: of octets and of time.
  package struct WireLimits: Hashable, Sendable {
    /// Octets of the status line and the fields together.
    package var head = 65_536
    /// Octets of the decoded body.
    package var body = 1_048_576
    /// Interim answers (RFC 9110 15.2) before the final one.
    package var interimAnswers = 8
    /// Time until the connection stands, the TLS handshake not counted.
    package var connecting: Duration = .seconds(5)
    /// Time for the whole exchange.
    package var total: Duration = .seconds(20)

    /// Creates the usual limits.
    package init() {}
  }
#endif
