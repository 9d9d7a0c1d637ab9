import CountersignSource

/// One pass over a layer: which fields it writes, and what it says that no profile says.
struct LayerWalk {
  let number: Int
  let tree: YAMLTree
  var slots: [Slot?]
  var diagnostics: [Diagnostic] = []
  /// Scalars that look like key material, wherever they stand.
  var inlineSecrets: [InlineSecret] = []

  /// Creates the walk over a layer by its number, where 0 is the profile itself and wins over
  /// higher ones; `slots` is what stronger layers write.
  init(_ number: Int, _ tree: YAMLTree, slots: [Slot?]) {
    self.number = number
    self.tree = tree
    self.slots = slots
  }

  mutating func run() {
    walk(tree.root, FieldTable.keys)
  }

  private mutating func walk(_ map: YAMLTree.Node, _ keys: KeyNode) {
    for entry in tree.entries(of: map) {
      switch keys.meaning(of: entry.key, in: tree) {
      case .field(let field): write(field, entry)
      case .section(let section): descend(entry, section)
      case nil:
        if keys.path.hasPrefix("keys") { tree.conceal(entry.value) }
        collectKeyMaterial(entry.value, of: keys.path)
        reportUnknown(entry.key, in: map, among: keys)
      }
    }
  }

  private mutating func descend(_ entry: YAMLTree.Entry, _ known: KeyNode) {
    if tree.kind(entry.value) == .map {
      walk(entry.value, known)
    } else if tree.isNull(entry.value) {
      for field in known.fields where slots[field] == nil {
        slots[field] = Slot(layer: number, key: entry.key, value: entry.value, isReset: true)
      }
    } else {
      if known.path == "keys" { tree.conceal(entry.value) }
      collectKeyMaterial(entry.value, of: known.path)
      guard !tree.isReported(entry.value) else { return }
      if let missing = tree.missingSpace(in: entry.value) { return diagnostics.append(missing) }
      let found = tree.kind(entry.value) == .list ? "a list" : "one value"
      diagnostics.append(
        Diagnostic(
          .error, "value-invalid",
          "`\(known.path)` is a section with settings of its own; this is \(found)",
          at: tree.place(entry.value),
          help: "its settings are \(known.names.map { "`\($0)`" }.joined(separator: ", "))"))
    }
  }

  private mutating func write(_ field: Int, _ entry: YAMLTree.Entry) {
    collectKeyMaterial(entry.value, of: FieldTable.all[field].path)
    guard slots[field] == nil else { return }
    let isReset = tree.isNull(entry.value) && !FieldTable.all[field].allowsNull
    slots[field] = Slot(layer: number, key: entry.key, value: entry.value, isReset: isReset)
  }

  private mutating func collectKeyMaterial(
    _ node: YAMLTree.Node, of field: @autoclosure () -> String
  ) {
    switch tree.kind(node) {
    case .scalar:
      if KeyMaterial.mayBe(tree, node), KeyMaterial.isLikely(tree.text(node)) {
        tree.conceal(node)
        inlineSecrets.append(InlineSecret(field: field(), place: tree.place(node)))
      }
    case .list: for item in tree.items(of: node) { collectKeyMaterial(item, of: field()) }
    case .map: for entry in tree.entries(of: node) { collectKeyMaterial(entry.value, of: field()) }
    }
  }

  private mutating func reportUnknown(
    _ node: YAMLTree.Node, in map: YAMLTree.Node, among keys: KeyNode
  ) {
    guard !tree.isReported(node) else { return }
    let key = tree.text(node)
    let place = tree.place(node)
    if var missing = tree.missingSpace(in: node) {
      missing.slug = "field-unknown"
      return diagnostics.append(missing)
    }
    let guess = Suggestion.nearest(to: key, among: keys.names)
    let sibling = guess.flatMap { guess in
      tree.entries(of: map).first { tree.text($0.key) == guess }
    }
    let subject = keys.path.isEmpty ? "a profile" : "`\(keys.path)`"
    var diagnostic = Diagnostic(
      .error, "field-unknown", "\(subject) has no setting `\(Visible.text(key))`", at: place,
      notes: Self.isWordOfOldYAML(key) ? ["this key is not text in YAML 1.1"] : [],
      help: help(for: key, guess, among: keys))
    if let sibling, let guess {
      // To write it would be to write it twice.
      diagnostic.help = "delete the line, or correct the key: `\(guess)` is already set"
      diagnostic.related = [.init(place: tree.place(sibling.key), message: "`\(guess)` is here")]
    } else if let guess {
      diagnostic.fix = Fix(
        edits: [Edit(place: place, replacement: guess)], safety: .unsafe, title: "write `\(guess)`")
    }
    diagnostics.append(diagnostic)
  }

  private func help(for key: String, _ guess: String?, among keys: KeyNode) -> String {
    if let guess { return "did you mean `\(guess)`?" }
    if let home = FieldTable.paths(endingIn: key).first {
      return "known as `\(home)`; is it indented too little or too much?"
    }
    return "known here: \(keys.names.map { "`\($0)`" }.joined(separator: ", "))"
  }

  private static func isWordOfOldYAML(_ key: String) -> Bool {
    OtherReading.name(of: key) != nil || Double(key) != nil
  }
}

/// Text that is a key and not the name of one.
enum KeyMaterial {
  /// Whether a scalar is long enough and begins with the right letter.
  static func mayBe(_ tree: YAMLTree, _ node: YAMLTree.Node) -> Bool {
    guard tree.textLength(node) >= 16, let first = tree.firstByte(node) else { return false }
    return firstLetters.contains(first)
  }

  /// Whether the text is a PEM private key or begins as well-known access keys do.
  static func isLikely(_ text: String) -> Bool {
    if text.hasPrefix("-----BEGIN") { return text.prefix(64).contains("PRIVATE KEY") }
    let first = text.utf8.first
    return prefixes.dropFirst().contains { $0.utf8.first == first && text.hasPrefix($0) }
  }

  private static let firstLetters = Array(Set(prefixes.compactMap(\.utf8.first)))

  private static let prefixes = [
    "-----BEGIN", "AKIA", "ASIA", "ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-",
    "sk_live_", "rk_live_", "AIza", "eyJhbGciOi", "django-insecure-",
  ]
}
