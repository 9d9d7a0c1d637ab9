import CountersignSource

extension ValueType where Value == String {
  /// Text in which `refusal` finds nothing wrong.
  ///
  /// What a JSON reader takes for a number or a boolean is text here when the text is acceptable;
  /// `unquoted` says which of them can be, for the schema.
  static func text(
    _ called: String, wants: String, pattern: String? = nil, unquoted: [UnquotedText] = [],
    refusal: @escaping @Sendable (String) -> TextRefusal? = { _ in nil }
  ) -> ValueType {
    let kinds = ["string"] + unquoted.map(\.rawValue)
    let type = JSONValue.Member(
      "type", kinds.count == 1 ? .string("string") : .array(kinds.map { .string($0) }))
    let rest = pattern.map { [JSONValue.Member("pattern", .string($0))] } ?? []
    return ValueType(
      name: called, wants: wants, schema: .object([type] + rest),
      read: { $0.text(wants: wants, refusal: refusal) }, spell: { YAMLSpelling.scalar($0) })
  }

  /// Any text that is not empty and has no characters that cannot be seen.
  static let string = text(
    "text", wants: "text", pattern: "^.+$", unquoted: [.number, .boolean], refusal: emptyOrUnseen)

  /// What is wrong with an empty text, or one that holds a control or format character.
  static func emptyOrUnseen(_ text: String) -> TextRefusal? {
    if text.isEmpty { return TextRefusal("must not be empty") }
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return nil }
    let unseen = text.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    return unseen.map {
      TextRefusal("cannot contain \(Visible.name($0))", help: "remove the character")
    }
  }
}

/// A kind of JSON value whose unquoted spelling is text in a field that wants text.
enum UnquotedText: String, Sendable { case number, boolean }

/// What is wrong with a text, and what would be right.
struct TextRefusal: Sendable {
  var problem: String
  var slug = "value-invalid"
  var severity = Severity.error
  var help: String?
  var replacement: String?
  /// Whether the text is taken all the same.
  var isTaken = false

  init(
    _ problem: String, slug: String = "value-invalid", severity: Severity = .error,
    help: String? = nil, replacement: String? = nil, isTaken: Bool = false
  ) {
    self.problem = problem
    self.slug = slug
    self.severity = severity
    self.help = help
    self.replacement = replacement
    self.isTaken = isTaken
  }
}

extension ValueReading {
  mutating func text(
    wants: String, refusal: (String) -> TextRefusal?
  ) -> String? {
    guard let text = scalar(wants: wants) else { return nil }
    guard let refusal = refusal(text) else {
      if tree.style(node) == .plain { reportTwoReadings(text) }
      return text
    }
    report(
      refusal.severity, refusal.slug, "`\(name)` \(refusal.problem)", help: refusal.help,
      replacement: refusal.replacement.map(YAMLSpelling.scalar))
    return refusal.isTaken ? text : nil
  }

  /// Reports a plain scalar that other readers take for something other than text.
  private mutating func reportTwoReadings(_ text: String) {
    guard let other = OtherReading.name(of: text) else { return }
    report(
      .warning, "scalar-ambiguous", "`\(text)` is \(other) to YAML 1.1 readers and text here",
      help: "quote it: \"\(text)\"", replacement: "\"\(text)\"")
  }
}
