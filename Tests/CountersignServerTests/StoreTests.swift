#if Server
  import CountersignKeys
  import CountersignServer
  import Testing

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// What the database file promises.
  @Suite struct StoreTests {
    private func path() throws -> String {
      "/tmp/countersign-\(Digest.sha256Hex(try RandomBytes.make(8)).prefix(12)).sqlite"
    }

    private func remove(_ path: String) {
      for suffix in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
    }

    @Test func `every commit is on disk before it is answered`() throws {
      let path = try path()
      defer { remove(path) }
      let level = try Store.open(.file(path)).synchronousLevel()
      #expect(level == 2)
    }

    @Test func `a server that has stopped leaves all in the one file`() async throws {
      try await withDatabasePath { path in
        var options = ServerOptions()
        options.store = .file(path)
        try await RunningServer.with(.plain, options: options) { running in
          let login = try await running.logIn()
          let renewed = try await running.refresh(login.cookie("refresh"))
          #expect(renewed.status == 200)
        }
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
      }
    }

    @Test func `a folder that is not there is reported as not writable`() throws {
      let path = "/tmp/no-such-folder/store.sqlite"
      #expect(throws: ServerError.databaseNotWritable(path: path)) {
        _ = try Store.open(.file(path))
      }
    }

    @Test func `a file that is no database is reported as such`() throws {
      let path = try path()
      defer { remove(path) }
      try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: path))
      #expect(throws: ServerError.databaseUnreadable(path: path)) {
        _ = try Store.open(.file(path))
      }
    }

    @Test func `a write that throws undoes itself and none of those that share its commit`()
      async throws
    {
      let users = UserStore(try Store.open(.memory))
      let refused = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<200 {
          group.addTask {
            do {
              try await users.add(username: "user\(number % 100)", passwordHash: "x")
              return false
            } catch {
              return (error as? UserError) == .nameTaken("user\(number % 100)")
            }
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(refused == 100)
      #expect(try await Set(users.all().map(\.username)).count == 100)
    }

    @Test func `users are added, disabled, listed and removed by name`() async throws {
      let users = UserStore(try Store.open(.memory))
      try await users.add(username: "bob", passwordHash: "x", extra: ["tenant": "north"])
      await #expect(throws: UserError.nameTaken("bob")) {
        try await users.add(username: "bob", passwordHash: "y")
      }
      try await users.setActive(false, "bob")
      let all = try await users.all()
      #expect(all.map(\.isActive) == [false])
      #expect(all.map(\.extra) == [["tenant": "north"]])
      try await users.remove("bob")
      await #expect(throws: UserError.unknown("bob")) { try await users.remove("bob") }
    }
  }
#endif
