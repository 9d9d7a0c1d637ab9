#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import GRDB
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

    @Test(arguments: ["tenant", "$.x", "x.y"])
    func `has an index of its own`(field: String) async throws {
      try await withDatabasePath { path in
        var options = ServerOptions()
        options.store = .file(path)
        try await RunningServer.with(Self.settings(field), options: options) { running in
          try await running.server.users.set([field: "north"], of: "alice")
          let search = UserStore.search(field, "north")
          let arguments = StatementArguments(search.arguments)
          try await DatabaseQueue(path: path).read { database in
            let plan = try Row.fetchAll(
              database, sql: "EXPLAIN QUERY PLAN " + search.sql, arguments: arguments)
            #expect("\(plan)".contains("USING INDEX users_by_\(field)"))
            let found = try Row.fetchAll(database, sql: search.sql, arguments: arguments)
            #expect(found.map { $0["username"] } == ["alice"])
          }
        }
      }
    }
  }
#endif
