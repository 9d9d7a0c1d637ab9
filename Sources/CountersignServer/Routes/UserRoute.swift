#if Server
  import CountersignSettings
  import Hummingbird

  /// Shows and changes the signed-in user.
  struct UserRoute: Sendable {
    private let services: AuthServices

    init(_ services: AuthServices) {
      self.services = services
    }

    /// Answers GET with the user; PUT and PATCH after changing the names.
    func respond(to call: Call) async throws -> Response {
      guard var user = call.user else { throw Refusal.anonymous }
      if call.head.method == .put || call.head.method == .patch {
        try await change(&user, call)
      }
      return Response.json(user.json)
    }

    /// Email, number and unknown fields are left alone without an error.
    private func change(_ user: inout UserRecord, _ call: Call) async throws {
      var reader = FieldReader(try CallBody(call, services.settings.server))
      let isWhole = call.head.method == .put
      let names = try CallBody(call, services.settings.server).fields
      if isWhole || names["username"] != nil {
        let name = reader.text("username", .required) ?? user.username
        UserName.check(name, &reader)
        user.username = name
      }
      user.firstName = Self.limited("first_name", &reader) ?? user.firstName
      user.lastName = Self.limited("last_name", &reader) ?? user.lastName
      try reader.check()
      do {
        try await services.users.update(user)
      } catch UserError.nameTaken {
        throw Refusal.fields(FieldErrors("username", "A user with that username already exists."))
      }
    }

    private static func limited(_ field: String, _ reader: inout FieldReader) -> String? {
      let text = reader.text(field, .optional)
      if let text, text.unicodeScalars.count > 150 {
        reader.note("Ensure this field has no more than 150 characters.", field)
      }
      return text
    }
  }
#endif
