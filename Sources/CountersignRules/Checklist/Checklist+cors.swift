extension Checklist {
  /// Which pages may call the API and read its answers.
  static let cors: [Rule] = [
    .corsAnyOrigin,
    .corsCredentialsOff,
  ]
}
