import CountersignSource

extension ValueType where Value == Bool {
  /// `true` or `false`, in lower case and unquoted.
  static let boolean = ValueType(
    name: "boolean", wants: "`true` or `false`", schema: .members(["type": .string("boolean")]),
    read: { $0.boolean() }, spell: { $0 ? "true" : "false" })
}

extension ValueReading {
  fileprivate mutating func boolean() -> Bool? {
    if tree.style(node) == .plain, let number = tree.ordinaryIndex(of: node, in: Self.truths) {
      return number == 0
    }
    guard let text = scalar(wants: "`true` or `false`") else { return nil }
    guard tree.style(node) == .plain else {
      report(
        "`\(name)` must be true or false; this is the text \"\(text)\"",
        replacement: text == "true" || text == "false" ? text : nil, safety: .unsafe)
      return nil
    }
    switch text {
    case "true": return true
    case "false": return false
    case "True", "TRUE", "False", "FALSE":
      report(
        .advice, "value-invalid", "`\(text)` is Python's spelling",
        help: "write lower-case `\(text.lowercased())`", replacement: text.lowercased())
      return text.lowercased() == "true"
    default: return ambiguousWord(text)
    }
  }

  private static let truths = NameTable(["true", "false"])

  private mutating func ambiguousWord(_ text: String) -> Bool? {
    let meaning: String? =
      switch text.lowercased() {
      case "yes", "on", "y": "true"
      case "no", "off", "n": "false"
      default: nil
      }
    guard let meaning else {
      report("`\(name)` must be true or false, found `\(text)`")
      return nil
    }
    report(
      .error, "scalar-ambiguous",
      "`\(text)` is \(meaning) in YAML 1.1 and the text \"\(text)\" in YAML 1.2",
      help: "write `\(meaning)`", replacement: meaning)
    return nil
  }

  private mutating func report(
    _ message: String, replacement: String? = nil, safety: Fix.Safety = .safe
  ) {
    report(.error, "value-invalid", message, replacement: replacement, safety: safety)
  }
}
