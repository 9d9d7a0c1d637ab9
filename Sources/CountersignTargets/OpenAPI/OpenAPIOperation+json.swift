import CountersignSettings

extension OpenAPIOperation {
  /// The operation object (OpenAPI 3.1, 4.8.10).
  func json(_ settings: AuthSettings) -> JSONValue {
    var operation: [String: JSONValue] = [
      "operationId": .string(id), "summary": .string(summary), "tags": .array([.string("auth")]),
      "security": security(settings), "responses": responses(settings),
    ]
    if let body { operation["requestBody"] = Self.requestBody(body, settings) }
    if let header = csrfHeader(settings) { operation["parameters"] = .array([header]) }
    return .object(operation)
  }

  private static func requestBody(_ schema: String, _ settings: AuthSettings) -> JSONValue {
    let content = settings.server.contentTypes.map { type in
      (type, JSONValue.object(["schema": reference("schemas", schema)]))
    }
    return .object([
      "required": .bool(schema != "Refresh"),
      "content": .object(Dictionary(content) { first, _ in first }),
    ])
  }

  /// One alternative a place where the token is taken from; none where there is no token.
  private func security(_ settings: AuthSettings) -> JSONValue {
    let places = settings.tokens.acceptFrom
    let needsAccess = !isPublic
    var alternatives: [String] = []
    if needsAccess, places.contains(.cookie) { alternatives.append("access") }
    if needsAccess, places.contains(.header) { alternatives.append("bearer") }
    if usesRefreshToken, places.contains(.cookie) { alternatives.append("refresh") }
    var list = alternatives.map { JSONValue.object([$0: .array([])]) }
    if usesRefreshToken, id.hasPrefix("logout") || places.contains(.body) {
      list.append(.object([:]))
    }
    return .array(list)
  }

  /// The header that proves that the app sent an unsafe request.
  private func csrfHeader(_ settings: AuthSettings) -> JSONValue? {
    let asks = settings.csrf.defence == .token || settings.csrf.defence == .header
    guard asks, method != "get" else { return nil }
    return .object([
      "name": .string(settings.csrf.header), "in": .string("header"),
      "required": .bool(settings.csrf.enforce == .always),
      "schema": .object(["type": .string("string")]),
    ])
  }

  private func responses(_ settings: AuthSettings) -> JSONValue {
    var answer: [String: JSONValue] = [
      "description": .string("It was done."),
      "content": .object([
        "application/json": .object(["schema": Self.reference("schemas", self.answer)])
      ]),
    ]
    if !cookies.isEmpty {
      answer["headers"] = .object([
        "Set-Cookie": .object([
          "description": .string("One line a cookie."),
          "schema": .object(["type": .string("string")]),
          "examples": .object(
            Dictionary(
              cookies.map { ($0, .object(["value": .string(OpenAPICookie.line($0, settings))])) }
            ) { first, _ in first }),
        ])
      ])
    }
    var responses: [String: JSONValue] = ["200": .object(answer)]
    for status in refusals(settings) {
      responses[status] = Self.reference("responses", "refusal\(status)")
    }
    return .object(responses)
  }

  /// The statuses of refusals, as far as they can happen here.
  private func refusals(_ settings: AuthSettings) -> [String] {
    let common = ["406", "408", "413", "503"]
    if isProbe { return common }
    var statuses = ["400", "403"] + common
    if body != nil { statuses.append("415") }
    if !isPublic || usesRefreshToken || answer == "Nothing" || !settings.server.loginIgnoresCookie {
      statuses.append("401")
    }
    if settings.throttle.enabled { statuses.append("429") }
    if id == "refresh" { statuses.append("415") }
    return statuses
  }

  static func reference(_ kind: String, _ name: String) -> JSONValue {
    .object(["$ref": .string("#/components/\(kind)/\(name)")])
  }
}
