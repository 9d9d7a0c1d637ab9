#if Server
  import ArgumentParser
  import CountersignKeys
  import CountersignServer

  extension UsersCommand {
    struct Password: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Gives a user a new password, which is asked for, or read from standard input.",
        discussion: """
          The user's sessions end, and tokens that were issued before are refused where the profile \
          says `revoke_on_password_change`. A password is never an argument: arguments show in \
          process lists.
          """)

      @Argument(help: "The user name.")
      var name: String

      @Flag(help: "Leave the user's sessions alone.")
      var keepSessions = false

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        try await database.withStore { store in
          let users = UserStore(store)
          guard try await users.user(named: name) != nil else { throw UserError.unknown(name) }
          let password = try PasswordPrompt.ask(for: name)
          let hash = try PasswordHash.make(password)
          let now = WallClock.milliseconds()
          guard !keepSessions else {
            try await users.replacePassword(hash, name)
            return Console.print("changed the password of \(name)")
          }
          try await users.setPassword(hash, name, at: now)
          let count = try await SessionLedger(store).revokeAll(
            of: name, because: .password, now: now)
          Console.print("changed the password of \(name); sessions ended: \(count)")
        }
      }
    }
  }
#endif
