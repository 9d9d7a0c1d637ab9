extension Checklist {
  /// Environments, and drift between them.
  static let environment: [Rule] = []
}
