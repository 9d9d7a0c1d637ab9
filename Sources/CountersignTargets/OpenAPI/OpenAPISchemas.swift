import CountersignSettings

/// The shapes of bodies and answers (JSON Schema 2020-12).
struct OpenAPISchemas {
  private let settings: AuthSettings

  /// Creates the schemas of `settings`.
  init(_ settings: AuthSettings) {
    self.settings = settings
  }

  /// The schemas by name.
  var json: JSONValue {
    .object(bodies.merging(answers) { first, _ in first })
  }

  private var bodies: [String: JSONValue] {
    let old = settings.server.requireCurrentPassword ? ["old_password"] : []
    let names: [String: JSONValue] = [
      "username": Self.text(limit: 150), "first_name": Self.text(limit: 150),
      "last_name": Self.text(limit: 150),
    ]
    return [
      "Login": Self.object(
        ["username": Self.text(), "email": Self.text(), "password": Self.password],
        required: ["password"]),
      "UserChange": Self.object(names, required: ["username"]),
      "UserPartialChange": Self.object(names, required: []),
      "Refresh": Self.object(["refresh": Self.text()], required: []),
      "Verify": Self.object(["token": Self.text()], required: ["token"]),
      "PasswordChange": Self.object(
        [
          "old_password": Self.password, "new_password1": Self.password,
          "new_password2": Self.password,
        ], required: old + ["new_password1", "new_password2"]),
    ]
  }

  private var answers: [String: JSONValue] {
    let user = ["pk": Self.integer, "username": Self.text(), "email": Self.text()]
    let names = ["first_name": Self.text(), "last_name": Self.text()]
    let keys = Self.object(["kty": Self.text(), "alg": Self.text()], required: ["kty"])
    return [
      "User": Self.object(user.merging(names) { first, _ in first }, required: ["pk", "username"]),
      "LoginAnswer": tokens(with: ["user": OpenAPIOperation.reference("schemas", "User")]),
      "RefreshAnswer": tokens(with: [:]),
      "PasswordChangeAnswer": tokens(with: ["detail": Self.text()]),
      "Nothing": Self.object([:], required: []),
      "Detail": Self.object(["detail": Self.text()], required: ["detail"]),
      "CSRFToken": Self.object(["csrfToken": Self.text()], required: ["csrfToken"]),
      "KeySet": Self.object(["keys": Self.list(of: keys)], required: ["keys"]),
      "Status": Self.object(["status": Self.text()], required: ["status"]),
      "Refusal": Self.refusal,
      "Invalid": .object(["anyOf": .array([Self.refusal, Self.fieldErrors])]),
    ]
  }

  /// What login and refresh say of the tokens.
  private func tokens(with others: [String: JSONValue]) -> JSONValue {
    var members = others
    var required = others.keys.sorted()
    if settings.tokens.body != .none {
      members["access"] = Self.text()
      members["refresh"] = Self.text()
      required.append("access")
    }
    if settings.tokens.exposeExpiry {
      for kind in ["access", "refresh"] {
        members["\(kind)_expiration"] = .object([
          "type": .string("string"), "format": .string("date-time"),
        ])
        members["\(kind)_expires_in"] = Self.integer
      }
      required += ["access_expiration", "access_expires_in"]
    }
    return Self.object(members, required: required)
  }

  private static let refusal = object(
    ["detail": text(), "code": text()], required: ["detail", "code"])

  /// A list of sentences for each field that is wrong.
  private static let fieldErrors = JSONValue.object([
    "type": .string("object"), "additionalProperties": list(of: text()),
  ])

  private static let integer = JSONValue.object(["type": .string("integer")])

  private static let password = JSONValue.object([
    "type": .string("string"), "format": .string("password"), "writeOnly": .bool(true),
  ])

  private static func text(limit: Int64? = nil) -> JSONValue {
    var members: [String: JSONValue] = ["type": .string("string")]
    if let limit { members["maxLength"] = .integer(limit) }
    return .object(members)
  }

  private static func list(of item: JSONValue) -> JSONValue {
    .object(["type": .string("array"), "items": item])
  }

  private static func object(_ members: [String: JSONValue], required: [String]) -> JSONValue {
    var schema: [String: JSONValue] = ["type": .string("object"), "properties": .object(members)]
    if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
    return .object(schema)
  }
}
