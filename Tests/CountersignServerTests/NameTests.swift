#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Testing

  /// Names that look the same and are not, and names that may not be.
  @Suite struct NameTests {
    private static let composed = "jos\u{E9}"
    private static let decomposed = "jose\u{301}"

    /// Serves from a file, where users are remembered between requests.
    private func serving(
      _ settings: AuthSettings, _ body: @Sendable (RunningServer) async throws -> Void
    ) async throws {
      try await withDatabasePath { path in
        var options = ServerOptions()
        options.store = .file(path)
        try await RunningServer.with(settings, options: options, body: body)
      }
    }

    private func logIn(
      _ running: RunningServer, _ name: String, _ password: String
    ) async throws -> RawAnswer {
      try await running.client.send(
        "POST", RunningServer.login, body: #"{"username":"\#(name)","password":"\#(password)"}"#)
    }

    @Test func `a login under another form of a name keeps nobody out`() async throws {
      try await serving(.plain) { running in
        try await running.server.users.add(
          username: Self.decomposed, passwordHash: PasswordHash.make("imported", cost: .fast))
        // The first question for a name is the one that is remembered.
        #expect(try await logIn(running, Self.composed, "guess").status == 400)
        #expect(try await logIn(running, Self.decomposed, "imported").status == 200)
      }
    }

    @Test func `a login may write a name in either form`() async throws {
      try await serving(.plain) { running in
        try await running.server.users.add(
          username: UserName.normalized(Self.decomposed),
          passwordHash: PasswordHash.make("a password", cost: .fast))
        for name in [Self.decomposed, Self.composed] {
          #expect(try await logIn(running, name, "a password").status == 200)
        }
      }
    }

    @Test func `a token that names a user by one form is not one of the other's`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.userIDField = "username"
      try await serving(settings) { running in
        for (name, password) in [(Self.composed, "first one"), (Self.decomposed, "second one")] {
          try await running.server.users.add(
            username: name, passwordHash: PasswordHash.make(password, cost: .fast))
        }
        let first = try await logIn(running, Self.composed, "first one").cookie("access") ?? ""
        let second = try await logIn(running, Self.decomposed, "second one").cookie("access") ?? ""
        for (access, id) in [(first, 2), (second, 3), (first, 2)] {
          let user = try await running.client.send(
            "GET", "/api/auth/user/", cookies: ["access": access])
          #expect(user.body.hasPrefix(#"{"pk":\#(id),"#), "\(user.body)")
        }
      }
    }

    @Test(arguments: [decomposed, composed, "\u{FF4A}os\u{E9}"])
    func `a name that looks like another's is taken`(name: String) async throws {
      var settings = AuthSettings.plain
      settings.routes.registration = "/auth/registration/"
      try await serving(settings) { running in
        try await running.server.users.add(
          username: Self.composed, passwordHash: PasswordHash.make("x", cost: .fast))
        let registered = try await running.client.send(
          "POST", "/api/auth/registration/",
          body: #"{"username":"\#(name)","password1":"long enough 1","password2":"long enough 1"}"#)
        #expect(registered.status == 400)
        #expect(registered.body.contains("already exists"))
        let access = try await running.logIn().cookie("access") ?? ""
        let renamed = try await running.client.send(
          "PATCH", "/api/auth/user/", body: #"{"username":"\#(name)"}"#,
          cookies: ["access": access])
        #expect(renamed.status == 400)
        #expect(renamed.body.contains("already exists"))
      }
    }

    @Test(arguments: [
      ("alice", true), ("\u{39A}\u{3CE}\u{3C3}\u{3C4}\u{3B1}\u{3C2}", true),
      ("\u{928}\u{92E}\u{938}\u{94D}\u{924}\u{947}", true), ("a.b+c-d_e@f", true),
      ("al ice", false), ("al\u{200B}ice", false), ("alice\u{200D}", false),
      ("ali\u{202E}ce", false), ("\u{3164}", false), ("alice\u{FE0F}", false),
      ("a\u{E0041}lice", false), ("al\u{AD}ice", false), ("ali/ce", false), ("\u{1F600}", false),
    ])
    func `a name has letters, numbers and marks that are seen`(name: String, isGood: Bool) {
      #expect((UserName.fault(of: UserName.normalized(name)) == nil) == isGood)
    }
  }
#endif
