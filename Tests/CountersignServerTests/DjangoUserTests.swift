#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import GRDB
  import Testing

  /// Users that come from a Django project.
  @Suite struct DjangoUserTests {
    /// The password of every record here, by PBKDF2 with the salt `seasalt`.
    private static let password = "correct horse battery staple"
    private static let quick =
      "pbkdf2_sha256$1000$seasalt$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA="
    /// Its hash is of another password, so that all of its iterations are for nothing.
    private static let slow =
      "pbkdf2_sha256$400000$seasalt$3xmXbyk2QpiyNcnoBbzRPwEBsYPTbDlRdtmLyBvQltA="

    /// Makes the table as Django 5.2 does, with these users.
    private static func project(_ path: String, _ users: [(String, String, Bool)]) throws {
      try DatabaseQueue(path: path).write { database in
        try database.execute(
          sql: """
            CREATE TABLE "auth_user" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
              "password" varchar(128) NOT NULL, "last_login" datetime NULL,
              "is_superuser" bool NOT NULL, "username" varchar(150) NOT NULL UNIQUE,
              "last_name" varchar(150) NOT NULL, "email" varchar(254) NOT NULL,
              "is_staff" bool NOT NULL, "is_active" bool NOT NULL, "date_joined" datetime NOT NULL,
              "first_name" varchar(150) NOT NULL)
            """)
        for (name, record, isActive) in users {
          try database.execute(
            sql: """
              INSERT INTO auth_user (password, last_login, is_superuser, username, last_name,
                email, is_staff, is_active, date_joined, first_name)
              VALUES (?, '2026-01-02 03:04:05.678901', 0, ?, 'L', ?, 0, ?, '2026-01-01', 'F')
              """,
            arguments: [record, name, name + "@example.com", isActive])
        }
      }
    }

    /// Imports these users and serves them.
    private func serving(
      _ users: [(String, String, Bool)], _ body: @Sendable (RunningServer) async throws -> Void
    ) async throws {
      try await withDatabasePath { path in
        try await withDatabasePath { project in
          try Self.project(project, users)
          _ = try await DjangoImport(into: try Store.open(.file(path))).run(from: project)
          var options = ServerOptions()
          options.store = .file(path)
          try await RunningServer.with(
            .plain, password: Self.password, options: options, body: body)
        }
      }
    }

    private func logIn(
      _ name: String, _ password: String, _ running: RunningServer
    ) async throws -> RawAnswer {
      try await running.client.send(
        "POST", RunningServer.login,
        body: #"{"username":"\#(name)","password":"\#(password)"}"#)
    }

    @Test func `sign in with their password, which then is stored by scrypt`() async throws {
      try await serving([("dora", Self.quick, true)]) { running in
        let wrong = try await logIn("dora", "something else", running)
        #expect(wrong.status == 400)
        let before = try await running.server.users.all().map(\.passwordHash)
        #expect(before == [Self.quick])
        let right = try await logIn("dora", Self.password, running)
        #expect(right.status == 200)
        #expect(right.body.contains(#""email":"dora@example.com""#))
        let after = try await running.server.users.all().map(\.passwordHash)
        #expect(after.allSatisfy { $0.hasPrefix("$scrypt$") })
        let again = try await logIn("dora", Self.password, running)
        #expect(again.status == 200)
        let stillWrong = try await logIn("dora", "something else", running)
        #expect(stillWrong.status == 400)
      }
    }

    @Test func `stay disabled when they were`() async throws {
      try await serving([("dora", Self.quick, false)]) { running in
        let refused = try await logIn("dora", Self.password, running)
        #expect(refused.status == 400)
      }
    }

    @Test func `are imported with their numbers, or skipped for a reason`() async throws {
      try await withDatabasePath { path in
        try await withDatabasePath { project in
          try Self.project(
            project,
            [
              ("taken", Self.quick, true), ("dora", Self.quick, true), ("none", "!x", true),
              ("argon", "argon2$argon2id$v=19$m=1,t=1,p=1$c2Fs$aGFz", true),
              ("old", "5f4dcc3b5aa765d61d8327deb882cf99", true), ("off", Self.quick, false),
              ("huge", "pbkdf2_sha256$999999999999$s$AAAA", true),
            ])
          let store = try Store.open(.file(path))
          try await UserStore(store).add(username: "taken", passwordHash: "x")
          try await UserStore(store).add(username: "second", passwordHash: "x")
          let outcomes = try await DjangoImport(into: store).run(from: project)
          let byName = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.username, $0.outcome) })
          #expect(
            byName == [
              "taken": .nameTaken, "none": .noPassword, "argon": .hasher("argon2"),
              "old": .hasher("unknown"), "huge": .malformed, "off": .imported(isActive: false),
              "dora": .renumbered(isActive: true, from: 2, to: 3),
            ])
          let off = try await UserStore(store).all().first { $0.username == "off" }
          #expect(off?.id == 6)
          #expect(off?.isActive == false)
          #expect(off?.lastLogin == 1_767_323_045_000)
          let again = try await DjangoImport(into: store).run(from: project)
          #expect(again.count { $0.outcome == .nameTaken } == 3)
        }
      }
    }

    @Test func `are not told from others by the time of a refusal`() async throws {
      try await serving([("dora", Self.slow, true), ("ed", Self.quick, true)]) { running in
        let hash = try PasswordHash.make("whatever", cost: .fast)
        try await running.server.users.add(username: "new", passwordHash: hash)
        var quickest: [String: Duration] = [:]
        // The least of several, and in turn: other tests share the machine.
        for _ in 0..<10 {
          for name in ["dora", "ed", "new", "nobody"] {
            let time = try await ContinuousClock().measure {
              _ = try await logIn(name, "wrong", running)
            }
            quickest[name] = min(time, quickest[name] ?? time)
          }
        }
        let (least, most) = (quickest.values.min() ?? .zero, quickest.values.max() ?? .zero)
        // Four hundred thousand iterations take far longer than all the rest of a request.
        #expect(most < least * 2, "\(quickest)")
      }
    }

    @Test(arguments: ["", "no table", "no column"])
    func `stay where they are when the file is no Django database`(kind: String) async throws {
      try await withDatabasePath { path in
        try await withDatabasePath { project in
          if !kind.isEmpty {
            try await DatabaseQueue(path: project).write { database in
              let name = kind == "no table" ? "other" : "auth_user"
              try database.execute(sql: "CREATE TABLE \(name) (id INTEGER, username TEXT)")
            }
          }
          let expected: DjangoImport.Fault =
            switch kind {
            case "": .unreadable(path: project)
            case "no table": .tableMissing("auth_user")
            default: .columnMissing(table: "auth_user", column: "password")
            }
          let store = try Store.open(.file(path))
          await #expect(throws: expected) {
            _ = try await DjangoImport(into: store).run(from: project)
          }
        }
      }
    }
  }
#endif
