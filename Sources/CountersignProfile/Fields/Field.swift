import CountersignSettings

/// One setting of the profile language, declared once.
///
/// Reading, defaults, messages, the JSON Schema and the reference page all come from here. A class
/// only because one declaration is shared by all profiles.
package final class Field: Sendable {
  /// The path of keys, such as `tokens.access_lifetime`.
  package let path: String

  /// The value type's name, such as `duration`.
  package let type: String

  /// What a value of it is, such as ``a duration such as `15m` ``.
  let wants: String

  /// The JSON Schema of the value.
  package let schema: JSONValue

  /// What it means, in one paragraph.
  package let documentation: String

  /// What holds where a profile says nothing.
  package let fallback: FallbackText

  /// The Django setting it is written to.
  package let django: Django

  /// Whether an explicit `null` is a value.
  let allowsNull: Bool

  /// Reads the value into the draft; false when it is refused.
  let read: @Sendable (inout ValueReading, inout Draft) -> Bool

  /// Writes the default into the draft; false when there is none because the field is required.
  let fill: @Sendable (inout Draft) -> Bool

  /// The value in the draft, in its canonical spelling.
  package let spell: @Sendable (Draft) -> String

  init(
    path: String, type: String, wants: String, schema: JSONValue, documentation: String,
    fallback: FallbackText,
    django: Django, allowsNull: Bool,
    read: @escaping @Sendable (inout ValueReading, inout Draft) -> Bool,
    fill: @escaping @Sendable (inout Draft) -> Bool,
    spell: @escaping @Sendable (Draft) -> String
  ) {
    self.path = path
    self.type = type
    self.wants = wants
    self.schema = schema
    self.documentation = documentation
    self.fallback = fallback
    self.django = django
    self.allowsNull = allowsNull
    self.read = read
    self.fill = fill
    self.spell = spell
  }
}

/// A default as the reference prints it.
package enum FallbackText: Sendable, Hashable {
  case required
  /// The same everywhere, in YAML spelling.
  case value(String)
  /// By environment, in YAML spelling.
  case environments(development: String, staging: String, production: String)
  /// Follows from other fields; in words.
  case derived(String)
}

/// Where a setting goes in a Django project.
package enum Django: Sendable, Hashable {
  /// A key of a settings dictionary or a top-level name, such as `SIMPLE_JWT.ALGORITHM`.
  case setting(String)
  /// Generated code makes up for what has no setting; in words.
  case generated(String)
  /// Not expressible there, and why.
  case inexpressible(String)
  /// Of no concern to a Django project.
  case notApplicable
}

/// What a field holds where a profile says nothing.
enum Fallback<Value: Sendable>: Sendable {
  case required
  /// What `AuthSettings` declares.
  case declared
  case value(Value)
  case environments(development: Value, staging: Value, production: Value)
  /// Required in staging and production.
  case developmentOnly(Value)
  /// Follows from fields that are declared earlier.
  case derived(String, @Sendable (Draft) -> Value)
}

/// A part of the profile whose fields share the first keys of their paths.
struct Section<Root: Sendable>: Sendable {
  let path: String
  let root: any WritableKeyPath<Draft, Root> & Sendable

  init(_ path: String, _ root: any WritableKeyPath<Draft, Root> & Sendable) {
    self.path = path
    self.root = root
  }

  /// Declares a field of the section.
  func field<Value>(
    _ name: String, _ member: any WritableKeyPath<Root, Value> & Sendable, _ type: ValueType<Value>,
    default fallback: Fallback<Value> = .declared, django: Django, _ documentation: String
  ) -> Field {
    let member = DraftMember(root, member)
    let declared = member.value(in: Draft())
    return Field(
      path: path.isEmpty ? name : "\(path).\(name)", type: type.name, wants: type.wants,
      schema: type.schema,
      documentation: documentation,
      fallback: fallback.text(declared: declared, type.spell),
      django: django, allowsNull: type.allowsNull,
      read: { reading, draft in
        guard let value = type.read(&reading) else { return false }
        member.set(value, in: &draft)
        return true
      },
      fill: { draft in
        switch fallback.value(in: draft) {
        case .missing: return false
        case .declared: return true
        case .value(let value): member.set(value, in: &draft)
        }
        return true
      },
      spell: { type.spell(member.value(in: $0)) })
  }
}

extension Fallback {
  enum Outcome {
    case missing
    case declared
    case value(Value)
  }

  func value(in draft: Draft) -> Outcome {
    switch self {
    case .required: .missing
    case .declared: .declared
    case .value(let value): .value(value)
    case .environments(let development, let staging, let production):
      switch draft.settings.environment {
      case .development: .value(development)
      case .staging: .value(staging)
      case .production: .value(production)
      }
    case .developmentOnly(let value):
      draft.settings.environment == .development ? .value(value) : .missing
    case .derived(_, let derive): .value(derive(draft))
    }
  }

  func text(declared: Value, _ spell: (Value) -> String) -> FallbackText {
    switch self {
    case .required: .required
    case .declared: .value(spell(declared))
    case .value(let value): .value(spell(value))
    case .environments(let development, let staging, let production):
      .environments(
        development: spell(development), staging: spell(staging), production: spell(production))
    case .developmentOnly(let value):
      .environments(development: spell(value), staging: "required", production: "required")
    case .derived(let words, _): .derived(words)
    }
  }
}
