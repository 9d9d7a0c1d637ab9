#if Server
  import ArgumentParser
  import CountersignKeys
  import CountersignServer
  import CountersignSource

  /// `countersign users`: the users of the embedded server.
  struct UsersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "users", abstract: "Manages the users of the embedded server.",
      subcommands: [
        Add.self, List.self, Set.self, Password.self, Disable.self, Enable.self, Remove.self,
        Import.self,
      ])

    struct Add: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Adds a user; the password is asked for, or read from standard input.",
        discussion: "A password is never an argument: arguments show in process lists.")

      @Argument(help: "The user name.")
      var name: String

      @Option(help: "The e-mail address.")
      var email = ""

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        let name = UserName.normalized(name)
        guard !name.isEmpty else { throw CommandFailure("a user name is not empty") }
        if let fault = UserName.fault(of: name) {
          throw CommandFailure("`\(Visible.text(name))` is no user name", help: fault)
        }
        let password = try PasswordPrompt.ask(for: name)
        try await database.withUsers(creates: true) { users in
          let hash = try PasswordHash.make(password)
          try await users.add(username: name, email: email, passwordHash: hash)
        }
        Console.print("added \(name)")
      }
    }

    struct Remove: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "remove",
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
        commandName: "disable",
        abstract: "Keeps a user from signing in.",
        discussion: """
          Tokens that the user has are refused for as long as the user is disabled, unless the \
          profile says `require_active_user: false`. `countersign sessions revoke --user NAME` ends \
          the sessions for good.
          """)

      @Argument(help: "The user name.")
      var name: String

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        try await database.withUsers { try await $0.setActive(false, name) }
      }
    }

    struct Enable: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "enable",
        abstract: "Lets a disabled user sign in again.")

      @Argument(help: "The user name.")
      var name: String

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        try await database.withUsers { try await $0.setActive(true, name) }
      }
    }
  }
#endif
