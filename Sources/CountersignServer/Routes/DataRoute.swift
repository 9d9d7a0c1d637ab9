#if Server
  import CountersignSettings
  import Hummingbird

  /// A route that stands for an app's own: it shows who is signed in.
  struct DataRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers GET with sample data, POST with what was received.
    func respond(to call: Call) throws -> Response {
      var body = JSONObject([
        .init(name: "user_id", value: call.user.map { .integer($0.id) } ?? .null),
        .init(name: "username", value: call.user.map { .string($0.username) } ?? .null),
      ])
      guard call.head.method == .post else {
        body["data"] = [1, 2, 3]
        return Response.json(.object(body))
      }
      let isEmpty = call.body.isEmpty
      body["received"] = isEmpty ? [:] : try CallBody.value(call, services.settings.server)
      return Response.json(.object(body), status: .created)
    }
  }
#endif
