#if Server
  import ArgumentParser
  import CountersignKeys
  import CountersignServer

  /// `countersign users`: the users of the embedded server.
  struct UsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "users", abstract: "Manages the users of the embedded server.",
      subcommands: [Add.self, List.self, Remove.self, Disable.self, Enable.self])

    struct Add: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Adds a user; the password is asked for, or read from standard input.",
        discussion: "A password is never an argument: arguments show in process lists.")

      @Argument(help: "The user name.")
      var name: String

      @Option(help: "The e-mail address.")
      var email = ""

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        guard let password = PasswordPrompt.read(for: name), !password.isEmpty else {
          throw CommandFailure("no password was given")
        }
        try await database.withUsers { users in
          let hash = try PasswordHash.make(password)
          try await users.add(username: name, email: email, passwordHash: hash)
        }
        Console.print("added \(name)")
      }
    }

    struct List: AsyncParsableCommand {
      static let configuration = CommandConfiguration(abstract: "Lists the users.")

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        try await database.withUsers { users in
          for user in try await users.all() {
            Console.print("\(user.username)\(user.isActive ? "" : "  disabled")")
          }
        }
      }
    }

    struct Remove: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Removes a user with all sessions.")

      @Argument(help: "The user name.")
      var name: String

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        try await database.withUsers { try await $0.remove(name) }
      }
    }

    struct Disable: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Keeps a user from signing in.")

      @Argument(help: "The user name.")
      var name: String

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        try await database.withUsers { try await $0.setActive(false, name) }
      }
    }

    struct Enable: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        abstract: "Lets a disabled user sign in again.")

      @Argument(help: "The user name.")
      var name: String

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        try await database.withUsers { try await $0.setActive(true, name) }
      }
    }
  }

  extension DatabaseOptions {
    /// Opens the database for as long as `body` runs; failures are told in words.
    func withUsers(_ body: (UserStore) async throws -> Void) async throws {
      do {
        let store = try Store.open(.file(database))
        try await body(UserStore(store))
      } catch let error as UserError {
        throw CommandFailure("\(error)")
      } catch let error as ServerError {
        throw CommandFailure("\(error)")
      } catch let error as CryptoError {
        throw CommandFailure("the password cannot be hashed: \(error)")
      }
    }
  }
#endif
