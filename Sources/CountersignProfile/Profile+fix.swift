package import CountersignSource

/// Edits that set a field.
extension Profile {
  /// The fix that gives a field this value, in the file where it is written; for a field that is
  /// not written, the line is added to the profile itself.
  ///
  /// - Parameters:
  ///   - path: The field, such as `cookies.access.secure`.
  ///   - value: The value in YAML spelling.
  ///   - safety: Whether the fix changes nothing that an honest client relies on.
  /// - Returns: Nil where no edit can be made, as when a section is written as something else.
  package func fix(_ path: String, to value: String, _ safety: Fix.Safety) -> Fix? {
    let title = "set `\(path)` to `\(value)`"
    switch origin(of: path) {
    case .written, .inherited:
      return Fix(
        edits: [Edit(place: place(of: path), replacement: value)], safety: safety, title: title)
    case .implied:
      let insertion = Insertion(path: path, value: value, tree: layers[0].tree)
      return insertion.edit.map { Fix(edits: [$0], safety: safety, title: title) }
    }
  }

  /// The value of a field in its canonical spelling.
  package func spelling(of path: String) -> String {
    guard let number = FieldTable.number(of: path) else { return "" }
    return FieldTable.all[number].spell(draft)
  }
}

/// A line added to a document for a field that it does not write.
struct Insertion {
  let path: String
  let value: String
  let tree: YAMLTree

  /// The edit; nil when a key on the way holds something other than a map or nothing.
  var edit: Edit? {
    var map = tree.root
    var rest = FieldTable.parts(of: path).map(String.init)[...]
    while let key = rest.first,
      let entry = tree.entries(of: map).first(where: { tree.text($0.key) == key })
    {
      rest = rest.dropFirst()
      guard !rest.isEmpty else { return replaced(entry) }
      guard tree.kind(entry.value) == .map else {
        return tree.isNull(entry.value) ? filled(entry, rest) : nil
      }
      map = entry.value
    }
    return tree.isFlow(map) ? appendedInFlow(map, rest) : appendedInBlock(map, rest)
  }

  /// The value in place of the empty one that the key has.
  private func replaced(_ entry: YAMLTree.Entry) -> Edit {
    let range = tree.range(entry.value)
    let space = range.isEmpty ? " " : ""
    return Edit(place: Place(source: tree.source, range: range), replacement: space + value)
  }

  /// A flow map in place of the nothing that the section's key has.
  private func filled(_ entry: YAMLTree.Entry, _ rest: ArraySlice<String>) -> Edit {
    let range = tree.range(entry.value)
    let space = range.isEmpty ? " " : ""
    return Edit(
      place: Place(source: tree.source, range: range), replacement: space + "{ \(flow(rest)) }")
  }

  private func appendedInFlow(_ map: YAMLTree.Node, _ rest: ArraySlice<String>) -> Edit {
    let last = Array(tree.entries(of: map)).last
    let offset = last.map { tree.range($0.value).upper } ?? tree.range(map).lower + 1
    return Edit(
      place: point(offset), replacement: last == nil ? " \(flow(rest)) " : ", \(flow(rest))")
  }

  private func appendedInBlock(_ map: YAMLTree.Node, _ rest: ArraySlice<String>) -> Edit? {
    guard let last = Array(tree.entries(of: map)).last else { return nil }
    let margin = tree.source.position(at: tree.range(last.key).lower).column - 1
    let end = max(tree.range(last.key).upper, tree.range(last.value).upper)
    let line = tree.source.lineRange(at: max(0, end - 1))
    let text = block(rest, margin: margin)
    return Edit(place: point(line.upper), replacement: lineBreak + text)
  }

  private func point(_ offset: Int) -> Place {
    Place(source: tree.source, range: SourceRange(lower: offset, upper: offset))
  }

  private func flow(_ rest: ArraySlice<String>) -> String {
    guard let key = rest.first else { return value }
    let inner = rest.dropFirst()
    return inner.isEmpty ? "\(key): \(value)" : "\(key): { \(flow(inner)) }"
  }

  private func block(_ rest: ArraySlice<String>, margin: Int) -> String {
    var lines: [String] = []
    for (depth, key) in rest.enumerated() {
      lines.append(String(repeating: " ", count: margin + 2 * depth) + key + ":")
    }
    return lines.joined(separator: lineBreak) + " " + value
  }

  /// The line break of the document: what ends its first line.
  private var lineBreak: String {
    let rest = tree.source.bytes.dropFirst(tree.source.range(ofLine: 1).upper)
    guard rest.first == UInt8(ascii: "\r") else { return "\n" }
    return rest.dropFirst().first == UInt8(ascii: "\n") ? "\r\n" : "\r"
  }
}
