import ArgumentParser
import CountersignSource

/// A limit that the user sets: `depth=64`.
struct LimitOption: ExpressibleByArgument {
  private let name: String
  private let value: Int

  /// The limits that can be set, by the names that messages use.
  private static let limits:
    [(name: String, field: any WritableKeyPath<YAMLLimits, Int> & Sendable)] = [
      ("file-bytes", \.fileBytes), ("line-characters", \.lineCharacters), ("nodes", \.nodes),
      ("depth", \.depth), ("aliases", \.aliases), ("expanded-nodes", \.expandedNodes),
      ("scalar-bytes", \.scalarBytes), ("key-characters", \.keyCharacters), ("anchors", \.anchors),
      ("diagnostics", \.diagnostics),
    ]

  /// The names in words, for help.
  static var names: String { limits.map(\.name).joined(separator: ", ") }

  /// Reads `name=value`; nil for an unknown name and a value that is no positive number.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let value = Int(parts[1]), value > 0,
      Self.limits.contains(where: { $0.name == parts[0] })
    else { return nil }
    name = String(parts[0])
    self.value = value
  }

  /// Sets the limit.
  func apply(to limits: inout YAMLLimits) {
    guard let field = Self.limits.first(where: { $0.name == name })?.field else { return }
    limits[keyPath: field] = value
  }
}
