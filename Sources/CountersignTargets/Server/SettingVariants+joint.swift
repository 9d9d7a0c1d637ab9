package import CountersignSettings

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension SettingVariants {
  /// Two profiles in which settings of one kind have other values: all of them, and all but one.
  ///
  /// What only the first lacks is there for the one, too: a file may say once what several settings
  /// need, such as how a secret is read from a file.
  package struct Joint: Sendable, Hashable {
    /// The profile in which all have another value.
    package var all: CompiledProfile
    /// The profile in which the one setting has its own.
    package var others: CompiledProfile
  }

  /// Returns pairs for the setting at the path of `field`, with the fingerprint as it was; none
  /// unless it is where a secret is, a limit, or one of the ways to allow origins.
  package static func joint(_ profile: CompiledProfile, field: String) -> [Joint] {
    let path = ["settings"] + field.split(separator: ".").map(String.init)
    let tree = CanonicalJSON.tree(of: profile)
    guard let value = tree.value(at: path) else { return [] }
    let changes = value.isReference ? referring : emptying(path, in: tree)
    return changes.compactMap { change in
      let changed = change(tree)
      guard let all = decoded(changed), let others = decoded(changed.replacing(path, with: value))
      else { return nil }
      return Joint(all: all, others: others)
    }
  }

  /// All secrets elsewhere, in each way.
  private static let referring: [@Sendable (JSONValue) -> JSONValue] = references.map { other in
    { $0.replacingReferences(with: other) }
  }

  /// Nothing in the place of this setting and of those beside it that do the same.
  private static func emptying(
    _ path: [String], in tree: JSONValue
  ) -> [@Sendable (JSONValue) -> JSONValue] {
    let section = Array(path.dropLast())
    guard case .object(let members)? = tree.value(at: section), let key = path.last else {
      return []
    }
    let keys = section == ["settings", "throttle", "rates"] ? Set(members.keys) : origins
    guard keys.contains(key) else { return [] }
    return [{ tree in keys.reduce(tree) { $0.emptying(section + [$1]) } }]
  }

  private static let origins: Set = [
    "allowed_origins", "allowed_origin_patterns", "allow_any_origin",
  ]
}

extension JSONValue {
  /// The tree with another reference in the place of each.
  fileprivate func replacingReferences(with other: JSONValue) -> JSONValue {
    switch self {
    case .object(let members):
      isReference ? other : .object(members.mapValues { $0.replacingReferences(with: other) })
    case .array(let items): .array(items.map { $0.replacingReferences(with: other) })
    default: self
    }
  }

  /// The tree with an empty list, false or null at the end of these keys.
  fileprivate func emptying(_ path: [String]) -> JSONValue {
    switch value(at: path) {
    case .array: replacing(path, with: .array([]))
    case .bool: replacing(path, with: .bool(false))
    default: replacing(path, with: .null)
    }
  }
}
