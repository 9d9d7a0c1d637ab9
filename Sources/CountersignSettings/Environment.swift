extension AuthSettings {
  /// A kind of deployment; it chooses defaults and severities.
  public enum Environment: String, Sendable, Hashable, Codable, CaseIterable {
    /// A developer's own machine.
    case development
    /// A rehearsal of production.
    case staging
    /// What users rely on.
    case production
  }
}
