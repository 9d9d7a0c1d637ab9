/// The two URL schemes a browser sends cookies over.
package enum Scheme: String, Hashable, Sendable, CaseIterable {
  case http
  case https

  /// What an address of the scheme begins with, up to its host.
  package var beginning: String {
    switch self {
    case .http: "http://"
    case .https: "https://"
    }
  }

  /// The port that a serialized origin leaves out. Source: URL Standard, special schemes.
  package var defaultPort: UInt16 {
    switch self {
    case .http: 80
    case .https: 443
    }
  }
}
