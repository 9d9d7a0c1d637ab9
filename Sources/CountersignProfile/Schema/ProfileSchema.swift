/// The JSON Schema of a profile (draft 2020-12), made from the field declarations.
package enum ProfileSchema {
  /// The schema as a value.
  ///
  /// A profile that extends another need not say everything, so no field is required but the
  /// version; what is missing in the end is for the compiler to say.
  package static let value: JSONValue = {
    let header: [JSONValue.Member] = [
      .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      .init("title", .string("Countersign auth profile")),
      .init(
        "description",
        .string("How one deployment does authentication with tokens in cookies, version 1.")),
    ]
    guard case .object(let body) = object(FieldTable.keys) else { return .null }
    return .object(header + body)
  }()

  private static func object(_ node: KeyNode) -> JSONValue {
    let properties = node.names.compactMap { name -> JSONValue.Member? in
      guard let child = node.child(named: name) else { return nil }
      return .init(name, child.field.map { leaf(FieldTable.all[$0]) } ?? section(child))
    }
    return .members([
      "type": .string("object"), "additionalProperties": .bool(false),
      "properties": .object(properties),
    ])
  }

  /// A section is a map, or null to reset all that a base says of it.
  private static func section(_ node: KeyNode) -> JSONValue {
    guard case .object(var members) = object(node) else { return .null }
    members[0] = .init("type", .array([.string("object"), .string("null")]))
    return .object(members)
  }

  private static func leaf(_ field: Field) -> JSONValue {
    let description = JSONValue.Member("description", .string(describe(field)))
    if isReset(field), case .object(let members) = field.schema {
      let nullable = JSONValue.members([
        "anyOf": .array([.object(members), .members(["type": .string("null")])])
      ])
      guard case .object(let wrapped) = nullable else { return nullable }
      return .object([description] + wrapped)
    }
    guard case .object(let members) = field.schema else { return field.schema }
    return .object([description] + members)
  }

  /// Whether `null` stands for the default and not for a value.
  private static func isReset(_ field: Field) -> Bool {
    field.fallback != .required && !field.allowsNull
  }

  private static func describe(_ field: Field) -> String {
    "\(field.documentation) Default: \(field.fallback.words)."
  }
}

extension FallbackText {
  /// The default in words, without a full stop.
  package var words: String {
    switch self {
    case .required: "none, it is required"
    case .value(let value): "`\(value)`"
    case .environments(let development, let staging, let production):
      "`\(development)` in development, `\(staging)` in staging, `\(production)` in production"
    case .derived(let words): words
    }
  }
}
