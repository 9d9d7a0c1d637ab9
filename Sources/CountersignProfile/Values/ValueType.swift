import CountersignSource

/// How a value is written in a profile: what is accepted, what it means, how it is spelled.
package struct ValueType<Value: Sendable>: Sendable {
  /// The type's name in the reference, such as `duration`.
  package var name: String

  /// What a message says is wanted, such as ``a duration such as `15m` ``.
  package var wants: String

  /// The JSON Schema of an accepted value (draft 2020-12).
  package var schema: JSONValue

  /// Whether an explicit `null` is a value and not a reset to the default.
  package var allowsNull = false

  /// Reads the value; nil when it is refused, and then the reason has been reported.
  let read: @Sendable (inout ValueReading) -> Value?

  /// The canonical spelling in YAML.
  package let spell: @Sendable (Value) -> String
}

/// One value of a profile while it is read.
struct ValueReading {
  var tree: YAMLTree
  var node: YAMLTree.Node
  /// The number of the field.
  var number: Int
  /// What the value's path has beyond the field's, where the field is a map or a list.
  var suffix = ""
  var diagnostics: [Diagnostic] = []
  /// Places where a secret stands in the open.
  var inlineSecrets: [InlineSecret] = []

  /// The field's path, such as `cookies.access.secure`.
  var field: String { FieldTable.all[number].path }

  /// The path of the value, which lies below the field's where the field is a map or a list.
  var path: String { field + suffix }

  /// The field's own name, the last part of its path.
  var name: Substring { path.split(separator: ".").last ?? "" }

  var place: Place { tree.place(node) }

  /// Whether nothing was reported.
  var isSilent: Bool { diagnostics.isEmpty && inlineSecrets.isEmpty }

  /// The same reading for a node inside this one.
  func inner(_ node: YAMLTree.Node, _ suffix: String = "") -> ValueReading {
    ValueReading(tree: tree, node: node, number: number, suffix: self.suffix + suffix)
  }

  /// Takes over what an inner reading reported.
  mutating func absorb(_ inner: ValueReading) {
    if !inner.diagnostics.isEmpty { diagnostics += inner.diagnostics }
    if !inner.inlineSecrets.isEmpty { inlineSecrets += inner.inlineSecrets }
  }

  /// Reports a problem with this value.
  mutating func report(
    _ severity: Severity = .error, _ slug: String = "value-invalid", _ message: String,
    help: String? = nil, replacement: String? = nil, safety: Fix.Safety = .safe
  ) {
    let fix = replacement.map {
      Fix(edits: [Edit(place: place, replacement: $0)], safety: safety, title: "write `\($0)`")
    }
    diagnostics.append(
      Diagnostic(severity, slug, message, at: place, help: help, fix: fix))
  }

  /// The text of a one-line scalar; nil, and reported, when the node is anything else.
  mutating func scalar(wants: String) -> String? {
    if let text = tree.ordinaryText(node) { return text }
    guard tree.kind(node) == .scalar else {
      let found = tree.kind(node) == .list ? "a list" : "a map"
      report("value-invalid", "`\(name)` must be \(wants); this is \(found)")
      return nil
    }
    guard !tree.isReported(node) else { return nil }
    let text = tree.text(node)
    switch tree.style(node) {
    case .literal, .folded:
      let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
      report(
        .error, "value-invalid", "a block value ends in a line break: use a one-line value",
        replacement: line.contains("\n") || !YAMLSpelling.isPlainSafe(line) ? nil : line)
      return nil
    case .plain where place.isMultiline:
      report("value-invalid", "the value continues on the next line, joined by a space")
      return nil
    default: return text
    }
  }

  private mutating func report(_ slug: String, _ message: String) {
    report(.error, slug, message)
  }
}

extension Place {
  /// Whether the place spans a line break.
  var isMultiline: Bool {
    guard range.lower < range.upper else { return false }
    return source.bytes[range.lower..<range.upper].contains {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
  }
}
