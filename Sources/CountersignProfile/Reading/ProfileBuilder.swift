private import CountersignSettings
import CountersignSource

/// Turns layers into a profile: values first, then what follows from them.
struct ProfileBuilder {
  let layers: [Layer]
  private(set) var diagnostics: [Diagnostic] = []
  private var slots = [Slot?](repeating: nil, count: FieldTable.all.count)
  private var inlineSecrets: [InlineSecret] = []
  private var missing: [Int] = []
  /// Keys that were reported because nothing is written behind them.
  private var emptyKeys: Set<Place> = []

  init(layers: [Layer]) {
    self.layers = layers
  }

  /// The profile; nil when what every judgement rests on is missing or refused.
  mutating func build() -> Profile? {
    for (number, layer) in layers.enumerated() { walk(number, layer) }
    forgetInheritedHeader()
    for layer in layers.dropFirst() { checkHeader(of: layer) }
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
  private static let foundations = ["profile", "environment", "site.api"].compactMap {
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
    diagnostics += walk.diagnostics.map { $0.used(at: layer.broughtBy) }
    inlineSecrets += walk.inlineSecrets
  }

  /// The environment and the bases are said by each file for itself.
  private mutating func forgetInheritedHeader() {
    for number in Self.ownFields where (slots[number]?.layer ?? 0) > 0 { slots[number] = nil }
  }

  /// What a base says of itself counts for nothing, but must be right.
  private mutating func checkHeader(of layer: Layer) {
    var unused = Self.blank
    for entry in layer.tree.entries(of: layer.tree.root) where !layer.tree.isNull(entry.value) {
      guard let number = FieldTable.number(of: layer.tree.text(entry.key)),
        Self.headerFields.contains(number)
      else { continue }
      var reading = ValueReading(tree: layer.tree, node: entry.value, number: number)
      _ = FieldTable.all[number].read(&reading, &unused)
      diagnostics += reading.diagnostics.map { $0.used(at: layer.broughtBy) }
    }
  }

  private static let headerFields = ["profile", "environment", "name"].compactMap {
    FieldTable.number(of: $0)
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
      if reading.tree.range(slot.value).isEmpty { reportEmpty(number, slot) }
      reading.node = slot.value
      reading.number = number
      reading.wanted = nil
      if !FieldTable.all[number].read(&reading, &draft) { slots[number]?.isRefused = true }
      if !reading.isSilent { takeReports(of: &reading, layer: layer) }
    }
  }

  private mutating func takeReports(of reading: inout ValueReading, layer: Int) {
    let broughtBy = layers[layer].broughtBy
    diagnostics += reading.diagnostics.map { $0.used(at: broughtBy) }
    inlineSecrets += reading.inlineSecrets.filter { !inlineSecrets.contains($0) }
    reading.diagnostics = []
    reading.inlineSecrets = []
  }

  private mutating func reportReset(_ number: Int, _ slot: Slot) {
    let tree = layers[slot.layer].tree
    let field = FieldTable.all[number]
    guard isOwnKey(slot, of: field), field.type == "SameSite" else {
      return tree.range(slot.value).isEmpty ? reportEmpty(number, slot) : ()
    }
    diagnostics.append(
      Diagnostic(
        .warning, "scalar-ambiguous", "`same_site` is empty, so the default lax applies",
        at: tree.place(slot.key), help: "write `lax`, `none` or `unset`"
      ).used(at: layers[slot.layer].broughtBy))
  }

  /// Advises where nothing is written behind a colon, once a key.
  private mutating func reportEmpty(_ number: Int, _ slot: Slot) {
    let tree = layers[slot.layer].tree
    let field = FieldTable.all[number]
    let place = tree.place(slot.key)
    guard field.fallback != .required || !isOwnKey(slot, of: field),
      emptyKeys.insert(place).inserted
    else { return }
    let covered = placeCovered(by: slot, of: field)
    let isNull = !slot.isReset && field.fallback == .value("null")
    let saysTheSame = covered == nil && (slot.isReset || isNull)
    diagnostics.append(
      Diagnostic(
        .advice, "value-invalid",
        slot.isReset
          ? "an empty value is read as null, which means the default"
          : "an empty value is read as null", at: place,
        related: covered.map { [.init(place: $0, message: "set here, and lost")] } ?? [],
        help: saysTheSame
          ? "delete the line to say the same" : "write `null` if that is meant, or delete the line"
      ).used(at: layers[slot.layer].broughtBy))
  }

  /// Where a weaker layer says something under the key of a slot; nil when none does.
  private func placeCovered(by slot: Slot, of field: Field) -> Place? {
    let key = layers[slot.layer].tree.text(slot.key)
    let parts = FieldTable.parts(of: field.path).map(String.init)
    let path = Array(parts.prefix { $0 != key }) + [key]
    return layers.dropFirst(slot.layer + 1).lazy.compactMap { weaker in
      weaker.tree.entry(at: path).map { weaker.tree.place($0.key) }
    }.first
  }

  /// Whether a slot was written by the field's own key and not by that of its section.
  private func isOwnKey(_ slot: Slot, of field: Field) -> Bool {
    layers[slot.layer].tree.text(slot.key) == FieldTable.parts(of: field.path).last ?? ""
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
    // Without an environment nobody knows what else must be written.
    guard field.fallback == .required || hasEnvironment else { return }
    diagnostics.append(
      Diagnostic(
        .error, "value-invalid", "`\(field.path)` is missing", at: profile.place(of: field.path),
        notes: ["\(field.path): \(field.documentation)"],
        help: "write `\(field.path)`: \(field.wants)"))
  }

  private var hasEnvironment: Bool {
    FieldTable.number(of: "environment").flatMap { slots[$0] }.map { !$0.isRefused && !$0.isReset }
      ?? false
  }
}
