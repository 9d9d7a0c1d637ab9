#if Server
  import CountersignKeys
  import CountersignSettings
  import Hummingbird

  /// Publishes the public keys that verify tokens. Source: RFC 7517, 5.
  struct KeySetRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers with the keys that still verify; secrets of HMAC are not among them.
    func respond(to call: Call) -> Response {
      let keys = services.keys.verifying.filter { call.now <= $0.end ?? .max }.compactMap(Self.json)
      return Response.json(["keys": .array(keys)])
    }

    private static func json(_ key: TokenKey) -> JSONValue? {
      guard let jwk = key.jwk else { return nil }
      var members = JSONObject(
        jwk.members.map { JSONObject.Member(name: $0.name, value: .string($0.value)) })
      members["use"] = "sig"
      members["alg"] = .string(key.algorithm.rawValue)
      if let id = key.id { members["kid"] = .string(id) }
      return .object(members)
    }
  }
#endif
