#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Testing

  /// The field by which tokens name their user.
  @Suite struct SubjectTests {
    private static func settings(_ field: String) -> AuthSettings {
      var settings = AuthSettings.plain
      settings.tokens.userIDField = field
      return settings
    }

    @Test(arguments: ["first_name", "last_name", "is_active", "last_login"])
    func `must not be one that users share`(field: String) async throws {
      await #expect(throws: ServerError.subjectAmbiguous(field: field)) {
        try await RunningServer.with(Self.settings(field)) { _ in }
      }
    }

    @Test(arguments: ["tenant", "a\"b", "$.x", "x.y"])
    func `may be one of the operator's own`(field: String) async throws {
      try await RunningServer.with(Self.settings(field)) { running in
        let users = running.server.users
        #expect(try await running.logIn().status == 400)
        try await users.set([field: "north"], of: "alice")
        let access = try await running.logIn().cookie("access") ?? ""
        let data = try await running.client.send("GET", "/api/data/", cookies: ["access": access])
        #expect(data.status == 200)
        #expect(data.body.contains("alice"))
        try await users.add(
          username: "bob", passwordHash: PasswordHash.make("x", cost: .fast),
          extra: [field: "north"])
        let shared = try await running.client.send("GET", "/api/data/", cookies: ["access": access])
        #expect(shared.status == 401)
      }
    }
  }
#endif
