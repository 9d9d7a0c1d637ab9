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
      guard let user = call.user else { throw Refusal.anonymous }
      let isChange = call.head.method == .put || call.head.method == .patch
      return Response.json(isChange ? try await changed(user, call).json : user.json)
    }

    /// Email, number and unknown fields are left alone without an error.
    private func changed(_ user: UserRecord, _ call: Call) async throws -> UserRecord {
      let names = try names(in: call, of: user)
      do {
        let changed = try await services.users.rename(user.id, to: names)
        guard let changed else { throw Refusal.userUnknown }
        return changed
      } catch UserError.nameTaken {
        throw Refusal.fields(FieldErrors("username", "A user with that username already exists."))
      }
    }

    /// The names that a body gives; those that it does not give stay.
    private func names(in call: Call, of user: UserRecord) throws(Refusal) -> UserStore.Names {
      let body = try CallBody(call, services.settings.server)
      var reader = FieldReader(body)
      var names = UserStore.Names()
      if call.head.method == .put || body.fields["username"] != nil {
        let typed = reader.text("username", .required) ?? user.username
        // An imported name may have another form, and is not changed by being sent back.
        let name = typed.utf8.elementsEqual(user.username.utf8) ? typed : UserName.normalized(typed)
        UserName.check(name, &reader)
        names.username = name
      }
      names.firstName = Self.limited("first_name", &reader)
      names.lastName = Self.limited("last_name", &reader)
      try reader.check()
      return names
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
