import CountersignSettings

extension Target {
  /// The auth API as the embedded server answers it, in OpenAPI 3.1.
  package static let openapi = Target(id: "openapi") { profile throws(TargetError) in
    [Artifact(path: "openapi.json", text: OpenAPIDocument(profile).json.text + "\n")]
  }
}

/// An OpenAPI 3.1 document of a profile's auth routes.
struct OpenAPIDocument {
  private let profile: CompiledProfile
  private var settings: AuthSettings { profile.settings }

  /// Creates the document of `profile`.
  init(_ profile: CompiledProfile) {
    self.profile = profile
  }

  /// The document.
  var json: JSONValue {
    .object([
      "openapi": .string("3.1.0"),
      "info": .object([
        "title": .string("Authentication of \(settings.name)"), "version": .string("1"),
        "description": .string("Made by Countersign; change the profile and compile it again."),
      ]),
      "servers": .array([.object(["url": .string(settings.site.api)])]),
      "paths": paths,
      "components": .object([
        "schemas": OpenAPISchemas(settings).json,
        "responses": OpenAPIResponses(settings).refusals,
        "headers": OpenAPIResponses(settings).headers,
        "securitySchemes": securitySchemes,
      ]),
      "x-countersign": facts,
    ])
  }

  private var paths: JSONValue {
    var paths: [String: JSONValue] = [:]
    for operation in OpenAPIOperation.all(in: settings) {
      var item: [String: JSONValue] = [:]
      if case .object(let members)? = paths[operation.path] { item = members }
      item[operation.method] = operation.json(settings)
      paths[operation.path] = .object(item)
    }
    return .object(paths)
  }

  private var securitySchemes: JSONValue {
    var schemes: [String: JSONValue] = [:]
    let places = settings.tokens.acceptFrom
    if places.contains(.cookie) {
      schemes["access"] = Self.key(in: "cookie", settings.cookies.access.name)
      schemes["refresh"] = Self.key(in: "cookie", settings.cookies.refresh.name)
    }
    if places.contains(.header) {
      schemes["bearer"] = .object([
        "type": .string("http"), "scheme": .string("bearer"), "bearerFormat": .string("JWT"),
      ])
    }
    return .object(schemes)
  }

  private static func key(in place: String, _ name: String) -> JSONValue {
    .object(["type": .string("apiKey"), "in": .string(place), "name": .string(name)])
  }

  /// What the standard has no place for.
  private var facts: JSONValue {
    let (cors, rates) = (settings.cors, settings.throttle.rates)
    let limits: [String: AuthSettings.Rate?] = [
      "login": rates.login, "refresh": rates.refresh, "verify": rates.verify,
      "anonymous": rates.anonymous, "user": rates.user,
    ]
    return .object([
      "fingerprint": .string(profile.fingerprint), "lab": .bool(profile.lab),
      "algorithm": .string(settings.tokens.algorithm.rawValue),
      "origins": .array(cors.allowedOrigins.map { .string($0) }),
      "hops": .integer(Int64(settings.transport.proxy.hops)),
      "limits": .object(
        settings.throttle.enabled
          ? limits.compactMapValues { $0 }.mapValues { .string($0.description) } : [:]),
    ])
  }
}
