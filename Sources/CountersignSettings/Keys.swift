extension AuthSettings {
  /// Where the keys are; never the keys themselves.
  public struct Keys: Sendable, Hashable, Codable {
    /// The HMAC secret or the private key in PEM that signs tokens.
    public var signing: SecretReference = .generate(32)

    /// The public key in PEM; null takes it from the private key.
    public var verifying: SecretReference? = nil

    /// The address of a JWK Set with the public keys (RFC 7517 5).
    public var verifyingURL: String? = nil

    /// The `kid` header of issued tokens (RFC 7515 4.1.4); null takes the key's thumbprint (RFC
    /// 7638).
    public var id: String? = nil

    /// How an HMAC secret is written in its place.
    public var encoding: KeyEncoding = .utf8

    /// Keys that no longer sign and still verify.
    public var retired: [RetiredKey] = []

    /// Other services that hold the signing or verifying key.
    public var sharedWith: [String] = []

    /// The framework's own secret.
    public var applicationSecret: SecretReference? = nil

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case signing
      case verifying
      case verifyingURL = "verifying_url"
      case id
      case encoding
      case retired
      case sharedWith = "shared_with"
      case applicationSecret = "application_secret"
    }
  }

  /// How an HMAC secret is written.
  public enum KeyEncoding: String, Sendable, Hashable, Codable, CaseIterable {
    /// As text whose octets are the key.
    case utf8
    /// In base64 (RFC 4648 4).
    case base64
    /// In base64url (RFC 4648 5).
    case base64url
    /// In hexadecimal digits.
    case hex
  }
}

extension AuthSettings.Keys {
  /// A key that no longer signs and still verifies.
  public struct RetiredKey: Sendable, Hashable, Codable {
    /// Where the key is.
    public var key: AuthSettings.SecretReference = .generate(32)

    /// Its `kid`.
    public var id: String? = nil

    /// The last day on which it verifies, as `YYYY-MM-DD`; null for no end.
    public var until: String? = nil

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case key
      case id
      case until
    }
  }
}
