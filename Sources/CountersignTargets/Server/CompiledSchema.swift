import CountersignSettings

/// The JSON Schema of `server.json` (draft 2020-12).
///
/// The members and their types are read from the settings' own coded form, so a new setting is in
/// the schema without a line here.
package enum CompiledSchema {
  /// What a field's declaration says of a setting.
  package struct Setting: Sendable {
    /// The path, such as `tokens.access_lifetime`.
    package var path: String
    /// What it means.
    package var documentation: String
    /// The words it takes; empty when it takes others, too.
    package var words: [String]

    /// Creates a description.
    package init(path: String, documentation: String, words: [String]) {
      self.path = path
      self.documentation = documentation
      self.words = words
    }
  }

  /// Returns the schema in canonical form, ending in a newline; settings without a description
  /// have their types alone.
  package static func text(_ settings: [Setting]) -> String {
    let sample = CompiledProfile(
      settings: AuthSettings(name: "a", environment: .production, api: "https://a.example"),
      fingerprint: "", lab: false)
    let described = Dictionary(settings.map { ($0.path, $0) }) { first, _ in first }
    guard case .object(let members) = CanonicalJSON.tree(of: sample),
      let tree = members["settings"]
    else { preconditionFailure("a compiled profile is an object with settings") }
    let body = section(tree, at: "") { path in
      values(at: path, in: sample, words: described[path]?.words ?? []).map {
        setting($0, described[path])
      }
    }
    return schema(body).text + "\n"
  }

  private static func schema(_ settings: JSONValue) -> JSONValue {
    .object([
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
      "title": .string("Countersign compiled profile"),
      "description": .string(
        "server.json, format \(CompiledProfile.currentSchema). Durations are whole seconds."),
      "type": .string("object"), "additionalProperties": .bool(false),
      "required": .array(
        ["accepted", "fingerprint", "lab", "schema", "settings"].map { .string($0) }),
      "properties": .object([
        "fingerprint": .object([
          "type": .string("string"), "pattern": .string("^sha256:[0-9a-f]{64}$"),
          "description": .string("The SHA-256 of the settings in their canonical form."),
        ]),
        "lab": .object([
          "type": .string("boolean"),
          "description": .string("Whether it was compiled in spite of errors."),
        ]),
        "accepted": .object([
          "type": .string("array"),
          "items": object(["rule": text, "field": text]),
          "description": .string("The errors that the profile accepts with a reason."),
        ]),
        "schema": .object(["const": .integer(Int64(CompiledProfile.currentSchema))]),
        "settings": settings,
      ]),
    ])
  }

  /// An object whose members are sections or, where `leaf` has an answer, settings.
  private static func section(
    _ value: JSONValue, at path: String, leaf: (String) -> JSONValue?
  ) -> JSONValue {
    if let setting = leaf(path) { return setting }
    guard case .object(let members) = value else { return type(of: [value]) }
    var properties: [String: JSONValue] = [:]
    for (key, inner) in members {
      properties[key] = section(inner, at: path.isEmpty ? key : "\(path).\(key)", leaf: leaf)
    }
    return object(properties)
  }

  private static func object(_ properties: [String: JSONValue]) -> JSONValue {
    .object([
      "type": .string("object"), "additionalProperties": .bool(false),
      "required": .array(properties.keys.sorted().map { .string($0) }),
      "properties": .object(properties),
    ])
  }

  /// The values that a setting can have, examples of each kind; nil for sections.
  private static func values(
    at path: String, in sample: CompiledProfile, words: [String]
  ) -> [JSONValue]? {
    let keys = ["settings"] + path.split(separator: ".").map(String.init)
    guard let value = CanonicalJSON.tree(of: sample).value(at: keys) else { return nil }
    if case .object = value, !value.isReference { return nil }
    let variants = SettingVariants.of(sample, field: path, words: words) ?? []
    return [value] + variants.compactMap { CanonicalJSON.tree(of: $0).value(at: keys) }
  }

  private static func setting(_ values: [JSONValue], _ described: Setting?) -> JSONValue {
    guard case .object(var members) = type(of: values) else { return .null }
    if let described { members["description"] = .string(described.documentation) }
    return .object(members)
  }

  /// The schema of values of all these kinds.
  private static func type(of values: [JSONValue]) -> JSONValue {
    var kinds: [JSONValue] = []
    for value in values {
      let kind = kind(of: value, among: values)
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds.count == 1 ? kinds[0] : .object(["anyOf": .array(kinds)])
  }

  private static func kind(of value: JSONValue, among values: [JSONValue]) -> JSONValue {
    switch value {
    case .null: return .object(["type": .string("null")])
    case .bool: return .object(["type": .string("boolean")])
    case .integer: return .object(["type": .string("integer")])
    case .string: return .object(["type": .string("string")])
    case .object where value.isReference: return reference
    case .object: return section(value, at: "") { _ in nil }
    case .array:
      let items = values.flatMap { value -> [JSONValue] in
        if case .array(let items) = value { items } else { [] }
      }
      return .object(["type": .string("array"), "items": type(of: items)])
    }
  }

  private static let text = JSONValue.object(["type": .string("string")])

  private static let reference: JSONValue = {
    let kinds: [(String, String)] = [
      ("env", "string"), ("file", "string"), ("generate", "integer"),
    ]
    return .object([
      "oneOf": .array(
        kinds.map { name, type in object([name: .object(["type": .string(type)])]) })
    ])
  }()
}
