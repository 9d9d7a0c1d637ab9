extension AuthSettings {
  /// Encryption, proxies and protective headers.
  public struct Transport: Sendable, Hashable, Codable {
    /// What a request over plain http gets.
    public var plainHTTP: PlainHTTP = .refuse

    /// The Strict-Transport-Security header (RFC 6797).
    public var hsts: HSTS = HSTS()

    /// Where and how TLS ends.
    public var tls: TLS = TLS()

    /// The proxies in front of the server.
    public var proxy: Proxy = Proxy()

    /// Protective response headers.
    public var headers: Headers = Headers()

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case plainHTTP = "plain_http"
      case hsts
      case tls
      case proxy
      case headers
    }
  }

  /// What a request over plain http gets.
  public enum PlainHTTP: String, Sendable, Hashable, Codable, CaseIterable {
    /// A refusal.
    case refuse
    /// A redirect to https.
    case redirect
    /// The same as over https.
    case serve
  }

  /// What ends TLS.
  public enum TLSTermination: String, Sendable, Hashable, Codable, CaseIterable {
    /// The server itself.
    case server
    /// A proxy in front of it.
    case proxy
    /// Nothing: the connection is plain.
    case none
  }

  /// A TLS version.
  public enum TLSVersion: String, Sendable, Hashable, Codable, CaseIterable {
    /// TLS 1.0, deprecated (RFC 8996).
    case v1_0 = "1.0"
    /// TLS 1.1, deprecated (RFC 8996).
    case v1_1 = "1.1"
    /// TLS 1.2 (RFC 5246).
    case v1_2 = "1.2"
    /// TLS 1.3 (RFC 8446).
    case v1_3 = "1.3"
  }

  /// Who may show answers in a frame.
  public enum FrameAncestors: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody.
    case none
    /// Pages of the same origin.
    case `self`
  }
}

extension AuthSettings.Transport {
  /// The Strict-Transport-Security header (RFC 6797).
  public struct HSTS: Sendable, Hashable, Codable {
    /// How long browsers insist on https; 0s sends no header.
    public var maxAge: Duration = .seconds(31_536_000)

    /// Whether subdomains are covered.
    public var includeSubdomains: Bool = true

    /// Whether the host asks to be built into browsers.
    public var preload: Bool = false

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case maxAge = "max_age"
      case includeSubdomains = "include_subdomains"
      case preload
    }
  }

  /// Where and how TLS ends.
  public struct TLS: Sendable, Hashable, Codable {
    /// What ends TLS: the server itself, a proxy before it, or nothing.
    public var termination: AuthSettings.TLSTermination = .proxy

    /// The certificate chain in PEM.
    public var certificate: AuthSettings.SecretReference? = nil

    /// The certificate's private key in PEM.
    public var privateKey: AuthSettings.SecretReference? = nil

    /// The oldest TLS version that is spoken.
    public var minimum: AuthSettings.TLSVersion = .v1_2

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case termination
      case certificate
      case privateKey = "private_key"
      case minimum
    }
  }

  /// The proxies in front of the server.
  public struct Proxy: Sendable, Hashable, Codable {
    /// How many trusted proxies are in front; the client's address is the one that the outermost of
    /// them added.
    public var hops: Int = 0

    /// The request header in which the proxy tells the original scheme.
    public var schemeHeader: String? = nil

    /// Whether the proxy removes the client's own copies of forwarded headers.
    public var strips: Bool = false

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case hops
      case schemeHeader = "scheme_header"
      case strips
    }
  }

  /// Protective response headers.
  public struct Headers: Sendable, Hashable, Codable {
    /// Whether `X-Content-Type-Options: nosniff` is sent.
    public var noSniff: Bool = true

    /// Who may show answers in a frame.
    public var frameAncestors: AuthSettings.FrameAncestors = .none

    /// The Cache-Control header of the auth routes.
    public var cacheControl: String = "no-store"

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case noSniff = "no_sniff"
      case frameAncestors = "frame_ancestors"
      case cacheControl = "cache_control"
    }
  }
}
