/// The rules, in reading order.
package enum Checklist {
  /// All rules.
  package static let all: [Rule] = families.flatMap(\.rules)

  /// The rules by subject, in reading order.
  package static let families: [(name: String, rules: [Rule])] = [
    ("cookies", cookies), ("tokens", tokens), ("keys", keys), ("cors", cors), ("csrf", csrf),
    ("transport", transport), ("throttle", throttle), ("session", session),
    ("environment", environment), ("files", files), ("schema", schema),
  ]

  /// The rule with this slug; nil when there is none.
  package static func rule(_ slug: String) -> Rule? { bySlug[slug] }

  private static let bySlug = Dictionary(
    all.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
}
