extension Checklist {
  /// Sessions, routes and the browser client.
  static let session: [Rule] = [
    .shadowSession
  ]
}
