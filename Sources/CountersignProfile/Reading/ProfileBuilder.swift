private import CountersignSettings
import CountersignSource

/// Turns layers into a profile: values first, then what follows from them.
struct ProfileBuilder {
  let layers: [Layer]
  private(set) var diagnostics: [Diagnostic] = []
  private var slots = [Slot?](repeating: nil, count: FieldTable.all.count)
  private var inlineSecrets: [InlineSecret] = []
  private var missing: [Int] = []

  init(layers: [Layer]) {
    self.layers = layers
  }

  /// The profile; nil when what every judgement rests on is missing or refused.
  mutating func build() -> Profile? {
    for (number, layer) in layers.enumerated() { walk(number, layer) }
    forgetInheritedHeader()
    var draft = Self.blank
    readValues(into: &draft)
    fill(&draft)
    let profile = Profile(
      draft: draft, layers: layers, slots: slots, inlineSecrets: inlineSecrets)
    for number in missing { reportMissing(number, in: profile) }
    reportContradiction(in: profile)
    let isJudgeable = Self.foundations.allSatisfy { number in
      slots[number].map { !$0.isRefused && !$0.isReset } ?? false
    }
    return isJudgeable ? profile : nil
  }

  /// The fields without which nothing can be judged.
  private static let foundations = ["profile", "name", "environment", "site.api"].compactMap {
    FieldTable.number(of: $0)
  }

  /// What every profile begins with, made once.
  private static let blank = Draft()

  private static let ownFields = ["environment", "extends", "name"].compactMap {
    FieldTable.number(of: $0)
  }

  private mutating func walk(_ number: Int, _ layer: Layer) {
    var walk = LayerWalk(number, layer.tree, slots: slots)
    // One owner, or the walk would write into a copy.
    slots = []
    walk.run()
    slots = walk.slots
    diagnostics += walk.diagnostics
    inlineSecrets += walk.inlineSecrets
  }

  /// The environment and the bases are said by each file for itself.
  private mutating func forgetInheritedHeader() {
    for number in Self.ownFields where (slots[number]?.layer ?? 0) > 0 { slots[number] = nil }
  }

  /// Reads what is written; one reading goes from value to value.
  private mutating func readValues(into draft: inout Draft) {
    var layer = 0
    var reading = ValueReading(tree: layers[0].tree, node: layers[0].tree.root, number: 0)
    for number in slots.indices {
      guard let slot = slots[number] else { continue }
      guard !slot.isReset else {
        reportReset(number, slot)
        continue
      }
      if slot.layer != layer {
        layer = slot.layer
        reading.tree = layers[layer].tree
      }
      reading.node = slot.value
      reading.number = number
      if !FieldTable.all[number].read(&reading, &draft) { slots[number]?.isRefused = true }
      if !reading.isSilent { takeReports(of: &reading) }
    }
  }

  private mutating func takeReports(of reading: inout ValueReading) {
    diagnostics += reading.diagnostics
    inlineSecrets += reading.inlineSecrets.filter { !inlineSecrets.contains($0) }
    reading.diagnostics = []
    reading.inlineSecrets = []
  }

  private mutating func reportReset(_ number: Int, _ slot: Slot) {
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

  private mutating func fill(_ draft: inout Draft) {
    for number in FieldTable.filled {
      if let slot = slots[number], !slot.isReset, !slot.isRefused { continue }
      let isRefused = slots[number]?.isRefused == true
      if !FieldTable.all[number].fill(&draft), !isRefused { missing.append(number) }
    }
  }

  /// Two lifetimes that contradict each other; one that is too long by itself is a rule's affair.
  private mutating func reportContradiction(in profile: Profile) {
    let (access, refresh) = ("tokens.access_lifetime", "tokens.refresh_lifetime")
    let tokens = profile.settings.tokens
    guard tokens.refreshLifetime <= tokens.accessLifetime, tokens.accessLifetime <= .seconds(3600),
      !profile.isRefused(access), !profile.isRefused(refresh)
    else { return }
    let isWritten = profile.origin(of: refresh) != .implied
    diagnostics.append(
      Diagnostic(
        .error, "value-invalid",
        "`refresh_lifetime` must be longer than `access_lifetime`, which is "
          + "`\(profile.spelling(of: access))`",
        at: profile.place(of: isWritten ? refresh : access),
        help: "a refresh token that ends first cannot refresh"))
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
