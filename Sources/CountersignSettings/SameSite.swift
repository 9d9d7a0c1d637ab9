extension AuthSettings {
  /// A cookie's SameSite attribute (RFC 6265bis 4.1.2.7).
  public enum SameSite: String, Sendable, Hashable, Codable, CaseIterable {
    /// Same-site requests only.
    case strict
    /// Same-site requests, and links from elsewhere.
    case lax
    /// All requests; browsers demand Secure.
    case none
    /// No attribute: each browser does as it likes.
    case unset
  }
}
