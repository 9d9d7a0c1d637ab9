import CountersignSettings

/// The answers that many operations share.
struct OpenAPIResponses {
  private let settings: AuthSettings

  /// Creates the answers of `settings`.
  init(_ settings: AuthSettings) {
    self.settings = settings
  }

  /// The refusals by name, such as `refusal401`.
  var refusals: JSONValue {
    let described = [
      "400": "The body, a field of it, or the Host header is not acceptable.",
      "401": "The credentials are missing or no good.",
      "403": "The defence against other sites refused, or the request came over plain http.",
      "406": "The Accept header asks for something else than JSON.",
      "408": "The body did not arrive in time.", "413": "The body is too large.",
      "415": "The media type of the body is not read.", "429": "It was tried too often.",
      "503": "The server is busy or its store does not answer.",
    ]
    return .object(
      Dictionary(
        described.map { status, text in ("refusal\(status)", refusal(status, text)) }
      ) { first, _ in first })
  }

  /// The headers of refusals.
  var headers: JSONValue {
    .object([
      "RetryAfter": Self.header(
        "Seconds until it may be tried again (RFC 9110, 10.2.3).", "integer"),
      "WWWAuthenticate": Self.header("The scheme that is asked for (RFC 9110, 11.6.1).", "string"),
    ])
  }

  private func refusal(_ status: String, _ text: String) -> JSONValue {
    var members: [String: JSONValue] = [
      "description": .string(text),
      "content": .object([
        "application/json": .object([
          "schema": OpenAPIOperation.reference("schemas", status == "400" ? "Invalid" : "Refusal")
        ])
      ]),
    ]
    if status == "401" { members["headers"] = Self.headers("WWW-Authenticate", "WWWAuthenticate") }
    if status == "503" || (status == "429" && settings.throttle.retryAfter) {
      members["headers"] = Self.headers("Retry-After", "RetryAfter")
    }
    return .object(members)
  }

  private static func headers(_ name: String, _ component: String) -> JSONValue {
    .object([name: OpenAPIOperation.reference("headers", component)])
  }

  private static func header(_ description: String, _ type: String) -> JSONValue {
    .object([
      "description": .string(description), "required": .bool(true),
      "schema": .object(["type": .string(type)]),
    ])
  }
}
