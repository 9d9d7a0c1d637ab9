private import CountersignSettings
import CountersignSource

/// Turns layers into a profile: values first, then what follows from them.
struct ProfileBuilder {
  let layers: [Layer]
  private(set) var diagnostics: [Diagnostic] = []
  private var slots = [Slot?](repeating: nil, count: FieldTable.all.count)
  private var draft = Draft()
  private var inlineSecrets: [InlineSecret] = []
  private var missing: [Int] = []

  init(layers: [Layer]) {
    self.layers = layers
  }

  /// The profile; nil when what every judgement rests on is missing or refused.
  mutating func build() -> Profile? {
    for (number, layer) in layers.enumerated() { walk(number, layer) }
    forgetInheritedHeader()
    for number in slots.indices { readValue(number) }
    fill { if case .derived = $0.fallback { false } else { true } }
    fill { if case .derived = $0.fallback { true } else { false } }
    let profile = Profile(
      draft: draft, layers: layers, slots: slots, inlineSecrets: inlineSecrets)
    for number in missing { reportMissing(number, in: profile) }
    let isJudgeable = Self.foundations.allSatisfy { path in
      guard let number = FieldTable.number(of: path), let slot = slots[number] else { return false }
      return !slot.isRefused && !slot.isReset
    }
    return isJudgeable ? profile : nil
  }

  /// The fields without which nothing can be judged.
  private static let foundations = ["profile", "name", "environment", "site.api"]

  private mutating func walk(_ number: Int, _ layer: Layer) {
    var walk = LayerWalk(number, layer.tree, slots: slots)
    walk.run()
    slots = walk.slots
    diagnostics += walk.diagnostics
    inlineSecrets += walk.inlineSecrets
  }

  /// The environment and the bases are said by each file for itself.
  private mutating func forgetInheritedHeader() {
    for path in ["environment", "extends", "name"] {
      guard let number = FieldTable.number(of: path), let slot = slots[number], slot.layer > 0
      else { continue }
      slots[number] = nil
    }
  }

  private mutating func readValue(_ number: Int) {
    guard let slot = slots[number], !slot.isReset else {
      return reportReset(number)
    }
    let field = FieldTable.all[number]
    var reading = ValueReading(
      tree: layers[slot.layer].tree, node: slot.value, field: field.path, path: field.path)
    if !field.read(&reading, &draft) { slots[number]?.isRefused = true }
    diagnostics += reading.diagnostics
    inlineSecrets += reading.inlineSecrets.filter { !inlineSecrets.contains($0) }
  }

  private mutating func reportReset(_ number: Int) {
    guard let slot = slots[number] else { return }
    let field = FieldTable.all[number]
    let tree = layers[slot.layer].tree
    guard tree.text(slot.key) == FieldTable.parts(of: field.path).last ?? "" else { return }
    let place = tree.place(slot.key)
    if field.type == "SameSite" {
      diagnostics.append(
        Diagnostic(
          .warning, "scalar-ambiguous", "`same_site` is empty, so the default lax applies",
          at: place, help: "write `lax`, `none` or `unset`"))
    } else if tree.text(slot.value).isEmpty {
      diagnostics.append(
        Diagnostic(
          .advice, "value-invalid", "an empty value is read as null, which means the default",
          at: place, help: "delete the line to say the same"))
    }
  }

  private mutating func fill(_ isDue: (Field) -> Bool) {
    for (number, field) in FieldTable.all.enumerated() where isDue(field) {
      if let slot = slots[number], !slot.isReset, !slot.isRefused { continue }
      if !field.fill(&draft), slots[number]?.isRefused != true { missing.append(number) }
    }
  }

  private mutating func reportMissing(_ number: Int, in profile: Profile) {
    let field = FieldTable.all[number]
    diagnostics.append(
      Diagnostic(
        .error, "value-invalid", "`\(field.path)` is missing", at: profile.place(of: field.path),
        notes: ["\(field.path): \(field.documentation)"],
        help: "write `\(field.path)`, \(field.type)"))
  }
}
