#if Server
  import ArgumentParser
  import CountersignKeys
  import CountersignServer

  /// Where users and sessions are kept.
  struct DatabaseOptions: ParsableArguments {
    @Option(help: "The SQLite file with users and sessions.", completion: .file())
    var database = "countersign.sqlite"
  }

  extension DatabaseOptions {
    /// Opens the database for as long as `body` runs, and makes it first if `creates`; failures are
    /// told in words.
    func withUsers(creates: Bool = false, _ body: (UserStore) async throws -> Void) async throws {
      try await withStore(creates: creates) { try await body(UserStore($0)) }
    }

    /// Opens the database for as long as `body` runs, and makes it first if `creates`; failures are
    /// told in words.
    func withStore(creates: Bool = false, _ body: (Store) async throws -> Void) async throws {
      do {
        let store = try Store.open(.file(database), creates: creates)
        defer { store.close() }
        try await body(store)
      } catch let error as ServerError where error == .databaseMissing(path: database) {
        throw CommandFailure("\(error)", help: "name it with --database; `users add` makes one")
      } catch let error as UserError {
        throw CommandFailure("\(error)")
      } catch let error as ServerError {
        throw CommandFailure("\(error)")
      } catch let error as CryptoError {
        throw CommandFailure("the password cannot be hashed: \(error)")
      } catch let error as CommandFailure {
        throw error
      } catch let status as ExitStatus {
        throw status
      } catch {
        throw CommandFailure("the database \(database) did not take the change")
      }
    }
  }
#endif
