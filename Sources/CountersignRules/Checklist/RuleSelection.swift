import CountersignSource

/// Rules by the names that users give: a rule, a family, an item of the checklist.
package enum RuleSelection {
  /// A name that is none, with the nearest that is.
  package struct UnknownName: Error, Sendable, Hashable {
    package var name: String
    package var guess: String?
  }

  /// Finds rules by name.
  ///
  /// - Parameters:
  ///   - select: Names of rules, families and items; empty for all rules.
  ///   - ignore: Names of those to leave out.
  /// - Returns: The rules that are selected and not ignored, in reading order.
  /// - Throws: The first name that is none.
  package static func rules(
    select: [String], ignore: [String]
  ) throws(UnknownName) -> [Rule] {
    let chosen = try slugs(of: select)
    let dropped = try slugs(of: ignore)
    return Checklist.all.filter { rule in
      (select.isEmpty || chosen.contains(rule.slug)) && !dropped.contains(rule.slug)
    }
  }

  private static func slugs(of names: [String]) throws(UnknownName) -> Set<String> {
    var slugs: Set<String> = []
    for name in names { slugs.formUnion(try self.slugs(of: name)) }
    return slugs
  }

  private static func slugs(of name: String) throws(UnknownName) -> [String] {
    if Checklist.rule(name) != nil { return [name] }
    if let family = Checklist.families.first(where: { $0.name == name }) {
      return family.rules.map(\.slug)
    }
    if let item = Int(name).flatMap(ChecklistItem.init) {
      return Checklist.all.filter { $0.checklist.contains(item) }.map(\.slug)
    }
    let known = Checklist.all.map(\.slug) + Checklist.families.map(\.name)
    throw UnknownName(name: name, guess: Suggestion.nearest(to: name, among: known))
  }
}
