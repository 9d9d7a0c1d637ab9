#if Server
  package import CountersignRules
  package import CountersignServer

  /// A server that stands for an experiment and knows nothing of anybody's secrets.
  package struct LabServer: Sendable {
    /// The loopback port that it listens on, at 127.0.0.1.
    package let port: Int

    /// The loopback port where it is asked without TLS; nil when `port` is that already.
    package let plainPort: Int?

    /// The ports of its further processes.
    package let workers: [Int]

    /// The authority behind its certificate, in PEM; nil when it speaks plain http.
    package let authorityPEM: String?

    /// An account that it knows.
    package let account: Account

    /// Another one, of another user.
    package let secondAccount: Account

    /// Its clock, which stands still until it is moved.
    package let clock: MovableClock

    /// When it started, in milliseconds since 1970.
    package let start: Int64

    /// Changes the account as an operator would.
    package let operate: @Sendable (Probe.Operation) async throws -> Void

    /// Signs the claims of a token as somebody else who has a key; nil for what is no token.
    package let sign: @Sendable (String, ProbeRequest.Signer) -> String?

    /// A name and a password.
    package struct Account: Sendable, Hashable {
      package let username: String
      package let password: String
    }
  }
#endif
