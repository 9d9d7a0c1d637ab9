extension Checklist {
  /// Files that a profile names.
  static let files: [Rule] = [
    .secretUnresolvable,
    .secretFilePermissions,
    .secretInRepository,
    .secretFileWhitespace,
    .certificateExpiry,
    .certificateMismatch,
    .certificateWeak,
  ]
}
