#if Server
  package import CountersignBrowser
  package import CountersignRules

  /// The server that is tried, and what the experiment may do there.
  package struct ProbeTarget: Sendable {
    /// Its address as browsers see it; path and query do not count.
    package var api: WebURL
    /// What stands before the routes, without a final slash; nil takes `site.base_path`.
    package var basePath: String?
    /// Where the connections go.
    package var address: WireAddress
    package var security: WireSecurity
    /// Where an https API is asked without TLS; nil when nobody knows where that would be.
    package var plainAddress: WireAddress?
    /// The stand-in for the profile's proxy; nil when requests take the real way.
    package var front: FrontProxy?
    /// Whose name and password are used; nil when there is no account.
    package var account: Account?
    /// Another one, for experiments with two users; nil when there is none.
    package var secondAccount: Account?
    /// Whether wrong passwords, floods and parallel refreshes are allowed.
    package var allowsIntrusion: Bool
    /// Moves the server's clock; nil when nobody can, and then the runner waits.
    package var advance: (@Sendable (Duration) async -> Void)?
    /// Changes the account as an operator would; nil when nobody can.
    package var operate: (@Sendable (Probe.Operation) async throws -> Void)?
    /// Signs the claims of a token as somebody else who has a key; nil when nobody has one.
    package var sign: Signing?
    /// Where the further processes of the server are reached.
    package var workers: [WireAddress] = []
    /// How long the runner waits in one experiment when it cannot move the clock.
    package var patience: Duration
    package var limits: WireLimits

    /// Makes a token with the claims of another one; nil for what is no token.
    package typealias Signing = @Sendable (String, ProbeRequest.Signer) -> String?

    /// A name and a password that the server knows.
    package struct Account: Sendable, Hashable {
      package var username: String
      package var password: String
      /// What a password change sets meanwhile.
      package var otherPassword: String

      /// Creates an account; the other password is the first with an ending.
      package init(username: String, password: String) {
        self.username = username
        self.password = password
        otherPassword = password + Self.ending
      }

      /// What a password change adds to the password meanwhile.
      static let ending = "-changed-by-countersign"
    }

    /// Creates a target that is reached at its own address and left as it was found.
    package init(api: WebURL, security: WireSecurity = .tls(.system)) {
      self.api = api
      let host =
        api.host.text.hasPrefix("[")
        ? String(api.host.text.dropFirst().dropLast()) : api.host.text
      self.address = WireAddress(host: host, port: Int(api.port))
      self.security = api.scheme == .https ? security : .plain
      if api.port == api.scheme.defaultPort { plainAddress = WireAddress(host: host, port: 80) }
      self.allowsIntrusion = false
      self.patience = .seconds(3)
      self.limits = WireLimits()
    }
  }

  extension ProbeTarget.Account: CustomStringConvertible {
    /// The name; never the password.
    package var description: String { "account \(username)" }
  }
#endif
