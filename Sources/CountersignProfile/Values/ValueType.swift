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
  /// What was wanted of the node last, for a help that has nothing better to say.
  var wanted: String?
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
      Diagnostic(
        severity, slug, Visible.text(message), at: place, related: anchored,
        help: help ?? replacement.map { "write `\($0)`" } ?? whatToWrite, fix: fix))
  }

  /// What is wanted, and what holds without it.
  private var whatToWrite: String? {
    guard let wanted else { return nil }
    guard suffix.isEmpty else { return "write \(wanted)" }
    switch FieldTable.all[number].fallback {
    case .required: return "write \(wanted)"
    case .value(let text):
      return "write \(wanted), or leave the line out: the default is `\(text)`"
    case .derived(let words):
      return "write \(wanted), or leave the line out: the default is \(words)"
    case .environments(let development, let staging, let production):
      let defaults = "`\(development)`, `\(staging)` and `\(production)`"
      return "write \(wanted); the defaults of development, staging and production are \(defaults)"
    }
  }

  /// Where the value is used, when it stands behind an anchor.
  private var anchored: [Diagnostic.Related] {
    guard let target = tree.aliasTarget(node) else { return [] }
    let name = tree.anchorName(node).map { "`\($0)`" } ?? ""
    return [Diagnostic.Related(place: tree.place(target), message: "shared through anchor \(name)")]
  }

  /// The text of a one-line scalar; nil, and reported, when the node is anything else.
  mutating func scalar(wants: String) -> String? {
    wanted = wants
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
        .error, "value-invalid", "`\(name)` is a block value, and one line is wanted",
        help: "write it behind the colon",
        replacement: line.isEmpty || line.contains("\n") ? nil : YAMLSpelling.line(line))
      return nil
    case .plain where place.isMultiline:
      let next = tree.continuationLine(node).map { "line \($0)" } ?? "the next line"
      report(
        .error, "value-invalid", "the value continues on \(next), joined by a space",
        help: "write it on one line; indent the next setting like its neighbours")
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
