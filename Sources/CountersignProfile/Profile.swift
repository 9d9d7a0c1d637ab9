package import CountersignSettings
package import CountersignSource

/// A profile: what it says, what follows from it, and where each value stands.
///
/// It is never changed and handed to every rule: a reference, so that this costs nothing.
package final class Profile: Sendable {
  /// The settings that are compiled, defaults included.
  package let settings: AuthSettings

  /// What to generate.
  package let targets: [TargetName]

  /// What lint makes of its findings.
  package let lint: LintPolicy

  private let languageVersion: Int
  private let extends: [String]

  /// The files, the profile itself first, then its bases from strong to weak.
  package let layers: [Layer]

  /// Places where a secret stands in the open.
  package let inlineSecrets: [InlineSecret]

  /// What others worked out from it.
  package let derived = DerivedFacts()

  let slots: [Slot?]

  init(draft: Draft, layers: [Layer], slots: [Slot?], inlineSecrets: [InlineSecret]) {
    settings = draft.settings
    targets = draft.targets
    lint = draft.lint
    languageVersion = draft.languageVersion
    extends = draft.extends
    self.layers = layers
    self.slots = slots
    self.inlineSecrets = inlineSecrets
  }

  /// The kind of deployment.
  package var environment: AuthSettings.Environment { settings.environment }

  /// All values, defaults included.
  package var draft: Draft {
    Draft(
      languageVersion: languageVersion, extends: extends, targets: targets, lint: lint,
      settings: settings)
  }

  /// Where a value comes from.
  package enum Origin: Sendable, Hashable {
    /// Written in the profile itself.
    case written
    /// Written in a base; the place is the `extends` entry that brought the base in.
    case inherited(broughtBy: Place)
    /// Written nowhere: the default.
    case implied
  }

  /// Where the value of a field comes from.
  package func origin(of path: String) -> Origin {
    guard let slot = slot(path), !slot.isReset else { return .implied }
    return layers[slot.layer].broughtBy.map { .inherited(broughtBy: $0) } ?? .written
  }

  /// Where a field's value stands; for a default, the key that it would stand under.
  package func place(of path: String) -> Place {
    guard let slot = slot(path) else { return impliedPlace(of: path) }
    let tree = layers[slot.layer].tree
    return tree.place(slot.isReset ? slot.key : slot.value)
  }

  /// Where an entry of a list stands; the list itself when it has no such entry.
  package func place(of path: String, item: Int) -> Place {
    guard let slot = slot(path), !slot.isReset else { return place(of: path) }
    let tree = layers[slot.layer].tree
    guard tree.kind(slot.value) == .list else { return tree.place(slot.value) }
    let items = Array(tree.items(of: slot.value))
    return items.indices.contains(item) ? tree.place(items[item]) : tree.place(slot.value)
  }

  /// Whether the field was written and refused; then no rule should speak of it.
  package func isRefused(_ path: String) -> Bool { slot(path)?.isRefused ?? false }

  /// Whether every value that is written was taken, so that no default stands in for one.
  package var isWhole: Bool { !slots.contains { $0?.isRefused == true } }

  /// Where a field is written; nil when nowhere.
  func slot(_ path: String) -> Slot? {
    guard let number = FieldTable.number(of: path) else {
      preconditionFailure("no field has the path \(path)")
    }
    return slots[number]
  }

  private func impliedPlace(of path: String) -> Place {
    var parts = FieldTable.parts(of: path).map(String.init)
    while parts.count > 1 {
      parts.removeLast()
      for layer in layers {
        if let entry = layer.tree.entry(at: parts) { return layer.tree.place(entry.key) }
      }
    }
    let tree = layers[0].tree
    let header = tree.entry(at: ["environment"]) ?? tree.entry(at: ["name"])
    return header.map { tree.place($0.key) }
      ?? Place(source: tree.source, range: .init(lower: 0, upper: 0))
  }
}

extension YAMLTree {
  /// The entry at the end of these keys; nil when the document has none.
  func entry(at keys: [String]) -> Entry? {
    var map = root
    var found: Entry?
    for key in keys {
      guard kind(map) == .map, let entry = entries(of: map).first(where: { text($0.key) == key })
      else { return nil }
      found = entry
      map = entry.value
    }
    return found
  }
}
