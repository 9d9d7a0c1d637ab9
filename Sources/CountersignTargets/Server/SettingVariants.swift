package import CountersignSettings

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Compiled profiles that differ from one in a single setting.
package enum SettingVariants {
  /// Returns profiles in which the setting at the path of `field` has other values, with the
  /// fingerprint as it was; nil when a compiled profile has no such setting.
  ///
  /// `words` are the values that the field takes when it takes only certain words. A value that
  /// the settings cannot have is left out.
  package static func of(
    _ profile: CompiledProfile, field: String, words: [String]
  ) -> [CompiledProfile]? {
    let path = field.split(separator: ".").map(String.init)
    let tree = CanonicalJSON.tree(of: profile)
    guard let value = tree.value(at: ["settings"] + path) else { return nil }
    return others(than: value, words: words).compactMap { other in
      decoded(tree.replacing(["settings"] + path, with: other))
    }
  }

  /// The profile that a tree is the coded form of; nil for settings that cannot be.
  static func decoded(_ tree: JSONValue) -> CompiledProfile? {
    try? JSONDecoder().decode(CompiledProfile.self, from: Data(tree.text.utf8))
  }

  /// Values of the same kind, or of any kind for null.
  private static func others(than value: JSONValue, words: [String]) -> [JSONValue] {
    switch value {
    case .null: anything(words)
    case .bool(let flag): [.bool(!flag)]
    case .integer(let number):
      [.integer(number + 1), .integer(number + 86_400), .null] + (number == 0 ? [] : [.integer(0)])
    case .string(let text):
      words.filter { $0 != text }.map { .string($0) }
        + [.string(text + "x"), .string("7/hour"), .string("9/second"), .null]
    case .array(let items): lists(besides: items, words)
    case .object: references
    }
  }

  private static func anything(_ words: [String]) -> [JSONValue] {
    words.map { .string($0) } + [
      .string("x"), .string("7/hour"), .integer(7), .bool(true), .array([.string("x")]),
    ] + references
  }

  private static func lists(besides items: [JSONValue], _ words: [String]) -> [JSONValue] {
    let more = words.map { JSONValue.string($0) }.filter { !items.contains($0) }
    let records = [
      CanonicalJSON.tree(of: AuthSettings.RetiredCookie()),
      CanonicalJSON.tree(of: AuthSettings.Site.App()),
      CanonicalJSON.tree(of: AuthSettings.Keys.RetiredKey()),
    ]
    let added = more + [.string("x")] + records
    return (items.isEmpty ? [] : [.array([]), .array(Array(items.dropFirst()))])
      + added.map { .array(items + [$0]) }
  }

  /// Where a secret may be.
  static let references: [JSONValue] = [
    .object(["env": .string("X")]), .object(["file": .string("x")]),
    .object(["generate": .integer(33)]),
  ]
}

extension JSONValue {
  /// The value at the end of these keys; nil when there is none.
  func value(at path: [String]) -> JSONValue? {
    guard let key = path.first else { return self }
    guard case .object(let members) = self else { return nil }
    return members[key]?.value(at: Array(path.dropFirst()))
  }

  /// The tree with another value at the end of these keys.
  func replacing(_ path: [String], with value: JSONValue) -> JSONValue {
    guard let key = path.first else { return value }
    guard case .object(var members) = self, let inner = members[key] else { return self }
    members[key] = inner.replacing(Array(path.dropFirst()), with: value)
    return .object(members)
  }
}
