/// Names of cookies.
enum CookieName {
  /// The name without the prefix that browsers hold it to; in any letter case, as browsers do.
  static func bare(_ name: String) -> String {
    let folded = name.lowercased()
    let prefix = prefixes.first { folded.utf8.starts(with: $0.utf8) }
    guard let prefix else { return name }
    return String(decoding: name.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }

  /// Longer ones first.
  private static let prefixes = ["__host-http-", "__http-", "__host-", "__secure-"]
}
