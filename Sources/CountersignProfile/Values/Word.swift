import CountersignSource

extension ValueType where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a set of bare lower-case words.
  ///
  /// - Parameters:
  ///   - called: The type's name in the reference.
  ///   - readings: Words of other systems that deserve an answer of their own.
  static func word(_ called: String = "word", readings: [WordReading] = []) -> ValueType {
    let words = Value.allCases.map(\.rawValue)
    return ValueType(
      name: called, wants: "one of \(words.map { "`\($0)`" }.joined(separator: ", "))",
      schema: .members(["enum": .array(words.map { .string($0) })]),
      read: { reading in
        reading.word(among: words, readings: readings).flatMap { Value(rawValue: $0) }
      },
      spell: { YAMLSpelling.scalar($0.rawValue) })
  }
}

/// An answer to a word that the field does not have.
struct WordReading: Sendable {
  var words: Set<String>
  var slug: String
  var message: String
  var help: String?
}

extension ValueReading {
  fileprivate mutating func word(among words: [String], readings: [WordReading]) -> String? {
    let wants = "one of \(words.map { "`\($0)`" }.joined(separator: ", "))"
    guard let text = scalar(wants: wants) else { return nil }
    if words.contains(text) { return quoteIsDue(text) ? nil : text }
    if tree.style(node) == .plain, let answer = readings.first(where: { $0.words.contains(text) }) {
      report(.error, answer.slug, answer.message, help: answer.help)
      return nil
    }
    let bare = text.trimmingSpaces()
    if let known = words.first(where: { $0.lowercased() == bare.lowercased() }) {
      report(
        .error, "value-invalid", "`\(name)` must be \(wants), found \"\(text)\"",
        help: "write `\(known)`", replacement: YAMLSpelling.scalar(known))
      return nil
    }
    let hint = Suggestion.nearest(to: text.lowercased(), among: words).map {
      "did you mean `\($0)`?"
    }
    report(.error, "value-invalid", "`\(name)` must be \(wants), found `\(text)`", help: hint)
    return nil
  }

  /// A word that looks like a number must be quoted, or YAML readers take it for one.
  private mutating func quoteIsDue(_ text: String) -> Bool {
    guard tree.style(node) == .plain, text.first?.isNumber == true, text.contains(".") else {
      return false
    }
    report(
      .error, "value-invalid", "`\(text)` is a number to YAML readers",
      help: "versions are quoted: \"\(text)\"", replacement: "\"\(text)\"")
    return true
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  func trimmingSpaces() -> String {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let start = firstIndex(where: { !blank($0) }),
      let end = lastIndex(where: { !blank($0) })
    else { return "" }
    return String(self[start...end])
  }
}
