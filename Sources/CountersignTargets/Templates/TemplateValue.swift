/// What a name in a template stands for.
enum TemplateValue: Hashable, Sendable {
  /// Code that is inserted as it is.
  case code(Code)
  /// Whether a section is there at all.
  case flag(Bool)
  /// The rounds of a section, each with names of its own besides those around it.
  case list([[String: TemplateValue]])

  /// The same as the template engine takes it.
  var context: Any {
    switch self {
    case .code(let code): code.text
    case .flag(let isSet): isSet
    case .list(let rounds): rounds.map { $0.mapValues(\.context) }
    }
  }
}
