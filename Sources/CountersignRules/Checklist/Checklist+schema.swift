extension Checklist {
  /// The document itself.
  static let schema: [Rule] = []
}
