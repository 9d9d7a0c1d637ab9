import CountersignSettings
package import CountersignSource

extension ValueType where Value == AuthSettings.SecretReference {
  /// Where a secret is: `{ env: NAME }`, `{ file: path }` or `{ generate: 32 }`.
  static let secret = ValueType(
    name: "secret", wants: "`{ env: NAME }`, `{ file: path }` or `{ generate: 32 }`",
    schema: .members([
      "type": .string("object"), "minProperties": .number(1), "maxProperties": .number(1),
      "additionalProperties": .bool(false),
      "properties": .members([
        "env": .members([
          "type": .string("string"), "pattern": .string("^[A-Za-z_][A-Za-z0-9_]*$"),
        ]),
        "file": .members(["type": .string("string"), "minLength": .number(1)]),
        "generate": .members([
          "type": .string("integer"), "minimum": .number(16), "maximum": .number(1024),
        ]),
      ]),
    ]),
    read: { $0.secret() },
    spell: {
      switch $0 {
      case .environment(let name): "{ env: \(name) }"
      case .file(let path): "{ file: \(YAMLSpelling.scalar(path)) }"
      case .generate(let count): "{ generate: \(count) }"
      }
    })
}

extension ValueReading {
  fileprivate mutating func secret() -> AuthSettings.SecretReference? {
    switch tree.kind(node) {
    case .scalar:
      tree.conceal(node)
      inlineSecrets.append(InlineSecret(field: field, place: place))
      return nil
    case .list:
      tree.conceal(node)
      report(
        .error, "value-invalid", "`\(name)` must be a reference to a secret; this is a list",
        help: "write `{ env: NAME }`, `{ file: path }` or `{ generate: 32 }`")
      return nil
    case .map: return reference()
    }
  }

  private mutating func reference() -> AuthSettings.SecretReference? {
    let entries = Array(tree.entries(of: node))
    guard entries.count == 1, let entry = entries.first else {
      report(
        .error, "secret-unresolvable", "`\(name)` names \(entries.count) sources, it needs one",
        help: "write `{ env: NAME }`, `{ file: path }` or `{ generate: 32 }`")
      return nil
    }
    var value = inner(entry.value, "." + tree.text(entry.key))
    defer { absorb(value) }
    switch tree.text(entry.key) {
    case "env":
      let variable = value.variableName()
      if variable == nil { value.concealUnlessVariable() }
      return variable.map { .environment($0) }
    case "file":
      return ValueType<String>.string.read(&value).map { .file($0) }
    case "generate":
      return ValueType<Int>.integer(16...1024).read(&value).map { .generate($0) }
    default:
      tree.conceal(entry.value)
      let key = inner(entry.key)
      absorb(key.unknown(among: ["env", "file", "generate"]))
      return nil
    }
  }

  private mutating func variableName() -> String? {
    text(wants: "the name of an environment variable") { text in
      if Self.isVariableName(text) { return nil }
      let bare = Self.withoutExpansion(text)
      return TextRefusal(
        "is the bare name of an environment variable, found `\(text)`",
        slug: "secret-unresolvable", help: "nothing is expanded here",
        replacement: Self.isVariableName(bare) ? bare : nil)
    }
  }

  /// Hides what is not even a variable's name in the spelling of a shell: it may be the secret.
  private func concealUnlessVariable() {
    let isName =
      tree.kind(node) == .scalar
      && Self.isVariableName(Self.withoutExpansion(tree.text(node)))
    if !isName { tree.conceal(node) }
  }

  private static func withoutExpansion(_ text: String) -> String {
    text.filter { !"${}".contains($0) }
  }

  /// Whether a shell takes the text for a variable's name (POSIX 3.231).
  private static func isVariableName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !("0"..."9").contains(first) else { return false }
    return text.unicodeScalars.allSatisfy {
      switch $0 {
      case "a"..."z", "A"..."Z", "0"..."9", "_": true
      default: false
      }
    }
  }

  /// A copy that reports this key as unknown.
  func unknown(among known: [String]) -> ValueReading {
    var copy = self
    let key = tree.text(node)
    let guess = Suggestion.nearest(to: key, among: known)
    copy.report(
      .error, "field-unknown", "`\(key)` is not known here",
      help: guess.map { "did you mean `\($0)`?" }
        ?? "known here: \(known.map { "`\($0)`" }.joined(separator: ", "))",
      replacement: guess, safety: .unsafe)
    return copy
  }
}

/// A secret that stands in the open.
package struct InlineSecret: Hashable, Sendable {
  /// The field that it is written in, or under.
  package let field: String

  /// Where.
  package let place: Place
}
