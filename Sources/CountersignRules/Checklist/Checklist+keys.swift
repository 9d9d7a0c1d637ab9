extension Checklist {
  /// Keys and secrets.
  static let keys: [Rule] = [
    .secretInline
  ]
}
