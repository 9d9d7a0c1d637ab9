/// A compiled profile as `server.json` holds it: the settings, and what identifies them.
public struct CompiledProfile: Sendable, Hashable, Codable {
  /// The number of the format that this version reads and writes.
  public static let currentSchema = 1

  /// The number of the format.
  public var schema: Int

  /// `sha256:` and the hexadecimal SHA-256 of the settings in their canonical coded form.
  public var fingerprint: String

  /// Whether the profile was compiled in spite of errors, to show them: such a server listens on
  /// loopback only.
  public var lab: Bool

  /// The errors that the profile accepts with a reason, in the order of their rules and fields.
  public var accepted: [Acceptance]

  /// The settings.
  public var settings: AuthSettings

  /// Creates a compiled profile of the current format.
  public init(
    settings: AuthSettings, fingerprint: String, lab: Bool, accepted: [Acceptance] = []
  ) {
    schema = Self.currentSchema
    self.fingerprint = fingerprint
    self.lab = lab
    self.accepted = accepted
    self.settings = settings
  }
}

extension CompiledProfile {
  /// An error that is accepted where it is.
  public struct Acceptance: Sendable, Hashable, Codable {
    /// The rule that finds it, such as `placeholder-value`.
    public var rule: String

    /// The field that it is about, such as `tokens.issuer`.
    public var field: String

    /// Creates an acceptance.
    public init(rule: String, field: String) {
      self.rule = rule
      self.field = field
    }
  }
}
