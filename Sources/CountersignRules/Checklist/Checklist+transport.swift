extension Checklist {
  /// The way between browser and server.
  static let transport: [Rule] = []
}
