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
    /// Opens the database for as long as `body` runs; failures are told in words.
    func withUsers(_ body: (UserStore) async throws -> Void) async throws {
      try await withStore { try await body(UserStore($0)) }
    }

    /// Opens the database for as long as `body` runs; failures are told in words.
    func withStore(_ body: (Store) async throws -> Void) async throws {
      do {
        try await body(try Store.open(.file(database)))
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
