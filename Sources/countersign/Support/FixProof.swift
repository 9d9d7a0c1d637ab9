import CountersignSource

/// What speaks against fixes, found out before they are written.
enum FixProof {
  /// Whether an edited text is still a document, with the same data wherever no edit is.
  ///
  /// - Parameters:
  ///   - set: The edits.
  ///   - text: What they make of their text.
  ///   - limits: The limits of reading.
  /// - Returns: What speaks against them; nil for nothing.
  static func objection(
    to set: EditSet, writing text: SourceText, within limits: YAMLLimits
  ) -> String? {
    let reader = YAMLReader(limits: limits)
    guard let old = reader.read(set.source).tree else { return nil }
    guard let new = reader.read(text).tree else {
      return "\(text.name) would be no YAML any longer"
    }
    var shift = 0
    var written: [SourceRange] = []
    for edit in set.edits {
      let (range, length) = (edit.place.range, edit.replacement.utf8.count)
      written.append(
        SourceRange(lower: range.lower + shift, upper: range.lower + shift + length))
      shift += length - range.count
    }
    let before = UntouchedData(old, edits: set.edits.map(\.place.range))
    let after = UntouchedData(new, edits: written)
    return before == after ? nil : "\(text.name) would say something else in other places"
  }

  /// Whether fixes remove what they are for and bring about nothing worse.
  ///
  /// - Parameters:
  ///   - taken: The diagnostics whose fixes are applied.
  ///   - before: The judgements of the files as they are.
  ///   - after: The judgements of the files as they would be, in the same order.
  /// - Returns: What speaks against them; nil for nothing.
  static func objection(
    to taken: [Diagnostic], before: [Judgment], after: [Judgment]
  ) -> String? {
    for (old, new) in zip(before, after) where old.profile != nil && new.profile == nil {
      return "\(new.path) could not be judged any longer"
    }
    let judged = zip(before, after).filter { $0.0.profile != nil }
    let unread = Set(before.filter { $0.profile == nil }.flatMap(\.complaints))
    if let fault = taken.first(where: { unread.contains($0) && remains($0, before, after) }) {
      return "\(fault.slug) would still be there"
    }
    let (old, new) = (
      counts(judged.flatMap(\.0.diagnostics)), counts(judged.flatMap(\.1.diagnostics))
    )
    for (kind, fixes) in counts(taken.filter { !unread.contains($0) }) {
      guard new[kind, default: 0] <= old[kind, default: 0] - fixes else {
        return "\(kind.slug) would still be there"
      }
    }
    let worse = new.filter { $0.key.severity == .error && $0.value > old[$0.key, default: 0] }
    return worse.keys.map(\.slug).min().map { "\($0) would be there" }
  }

  /// Whether a fault is told of its line as often as before; what else its file says without it is
  /// not yet known.
  private static func remains(
    _ fault: Diagnostic, _ before: [Judgment], _ after: [Judgment]
  ) -> Bool {
    let number = { (judgments: [Judgment]) in
      judgments.flatMap(\.complaints).count { other in
        other.slug == fault.slug && other.message == fault.message
          && other.place.source.name == fault.place.source.name
          && other.place.start.line == fault.place.start.line
      }
    }
    return number(after) >= number(before)
  }

  private struct Kind: Hashable {
    var slug: String
    var severity: Severity
  }

  private static func counts(_ diagnostics: [Diagnostic]) -> [Kind: Int] {
    var counts: [Kind: Int] = [:]
    for diagnostic in diagnostics {
      counts[Kind(slug: diagnostic.slug, severity: diagnostic.severity), default: 0] += 1
    }
    return counts
  }
}

/// What a document says by its paths of keys, without what edits touch.
private struct UntouchedData: Equatable {
  private var texts: [[String]: [String]] = [:]

  init(_ tree: YAMLTree, edits: [SourceRange]) {
    add(tree.root, at: [], in: tree, edits)
  }

  private mutating func add(
    _ node: YAMLTree.Node, at path: [String], in tree: YAMLTree, _ edits: [SourceRange]
  ) {
    switch tree.kind(node) {
    case .map:
      for entry in tree.entries(of: node) where !isTouched(entry.key, in: tree, edits) {
        add(entry.value, at: path + [tree.text(entry.key)], in: tree, edits)
      }
    case .list:
      for item in tree.items(of: node) { add(item, at: path, in: tree, edits) }
    case .scalar:
      guard !isTouched(node, in: tree, edits), !tree.text(node).isEmpty else { return }
      texts[path, default: []].append(tree.text(node))
    }
  }

  private func isTouched(
    _ node: YAMLTree.Node, in tree: YAMLTree, _ edits: [SourceRange]
  ) -> Bool {
    let range = tree.range(node)
    return edits.contains { $0.lower <= range.upper && range.lower <= $0.upper }
  }
}
