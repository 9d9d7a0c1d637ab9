extension Checklist {
  /// Files that a profile names.
  static let files: [Rule] = []
}
