/// The rules, in reading order.
package enum Checklist {
  /// All rules.
  package static let all: [Rule] =
    cookies + tokens + keys + cors + csrf + transport + throttle + session + environment + files
    + schema

  /// The rule with this slug; nil when there is none.
  package static func rule(_ slug: String) -> Rule? { bySlug[slug] }

  private static let bySlug = Dictionary(
    all.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
}
