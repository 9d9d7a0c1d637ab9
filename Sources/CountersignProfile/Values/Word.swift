import CountersignSource

extension ValueType where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a set of bare lower-case words; `readings` are words of other systems that deserve an
  /// answer of their own.
  static func word(_ called: String = "word", readings: [WordReading] = []) -> ValueType {
    let words = Value.allCases.map(\.rawValue)
    let wants = "one of \(words.map { "`\($0)`" }.joined(separator: ", "))"
    let values = Array(Value.allCases)
    let table = NameTable(words)
    return ValueType(
      name: called, wants: wants,
      schema: .members(["enum": .array(words.map { .string($0) })]),
      read: { reading in
        if let number = reading.tree.ordinaryIndex(of: reading.node, in: table) {
          return reading.quoteIsDue(words[number]) ? nil : values[number]
        }
        guard let text = reading.scalar(wants: wants) else { return nil }
        guard let number = words.firstIndex(of: text) else {
          reading.reportUnknown(text, among: words, wants: wants, readings: readings)
          return nil
        }
        return reading.quoteIsDue(text) ? nil : values[number]
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
  fileprivate mutating func reportUnknown(
    _ text: String, among words: [String], wants: String, readings: [WordReading]
  ) {
    if tree.style(node) == .plain, let answer = readings.first(where: { $0.words.contains(text) }) {
      return report(.error, answer.slug, answer.message, help: answer.help)
    }
    let bare = text.trimmingSpaces().lowercased()
    if let known = words.first(where: { $0.lowercased() == bare }) {
      return report(
        .error, "value-invalid", "`\(name)` must be \(wants), found \"\(text)\"",
        help: "write `\(known)`", replacement: YAMLSpelling.scalar(known),
        // `NONE` may be no value to its author.
        safety: known == "none" && bare != text.trimmingSpaces() ? .unsafe : .safe)
    }
    let hint = Self.guess(text.lowercased(), among: words).map { "did you mean `\($0)`?" }
    report(.error, "value-invalid", "`\(name)` must be \(wants), found `\(text)`", help: hint)
  }

  /// The word that is meant: the nearest, or the only one that begins so. A number has none.
  private static func guess(_ text: String, among words: [String]) -> String? {
    guard Double(text) == nil else { return nil }
    if let near = Suggestion.nearest(to: text, among: words) { return near }
    let longer = words.filter { $0.hasPrefix(text) }
    return text.utf8.count > 1 && longer.count == 1 ? longer.first : nil
  }

  /// A word that looks like a number must be quoted, or YAML readers take it for one.
  fileprivate mutating func quoteIsDue(_ text: String) -> Bool {
    guard text.utf8.count == 3, text.utf8.dropFirst().first == UInt8(ascii: "."),
      tree.style(node) == .plain
    else { return false }
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
