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

  /// The settings.
  public var settings: AuthSettings

  /// Creates a compiled profile of the current format.
  public init(settings: AuthSettings, fingerprint: String, lab: Bool) {
    schema = Self.currentSchema
    self.fingerprint = fingerprint
    self.lab = lab
    self.settings = settings
  }
}
