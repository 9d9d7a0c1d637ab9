#if Server
  import ArgumentParser
  import CountersignServer
  import CountersignSource

  /// `countersign sessions`: who is signed in at the embedded server.
  struct SessionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sessions", abstract: "Lists and ends the sessions of the embedded server.",
      discussion: """
        A running server minds it with the next request. Sessions of a profile that says \
        `revocation.store: memory` are inside its server, and not seen here.
        """,
      subcommands: [List.self, Revoke.self])

    struct List: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists the sessions that live, the newest first.")

      @Argument(help: "The user whose sessions are listed (default: all).")
      var user: String?

      @Option(help: "How to print: text or json.")
      var format = ListFormat.text

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        try await database.withStore { store in
          let entries = try await SessionLedger(store).entries(
            of: user, now: WallClock.milliseconds())
          switch format {
          case .text:
            for entry in entries {
              let device = entry.device.isEmpty ? "" : "  \(Visible.text(entry.device))"
              Console.print(
                "\(entry.id)  \(Visible.text(entry.username))  \(entry.usedAt)\(device)")
            }
          case .json:
            Console.write(JSONReport.text(Report(sessions: entries.map(Report.Session.init))))
          }
        }
      }
    }

    struct Revoke: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Ends a session, those of a user, or all; their tokens are refused at once.")

      @Argument(help: "The session's number, as `sessions list` shows it.")
      var session: String?

      @Option(help: "End all sessions of this user.")
      var user: String?

      @Flag(help: "End the sessions of all users.")
      var all = false

      @OptionGroup var database: DatabaseOptions

      func validate() throws {
        guard [session != nil, user != nil, all].count(where: \.self) == 1 else {
          throw ValidationError("Give a session's number, or --user NAME, or --all.")
        }
      }

      func run() async throws {
        try await database.withStore { store in
          let (ledger, now) = (SessionLedger(store), WallClock.milliseconds())
          guard let session else {
            let count = try await ledger.revokeAll(of: user, now: now)
            return Console.print("sessions ended: \(count)")
          }
          guard try await ledger.revoke(session, now: now) else {
            throw CommandFailure("there is no session \(session) that lives")
          }
          Console.print("sessions ended: 1")
        }
      }
    }

    /// What `sessions list --format json` prints.
    private struct Report: Encodable {
      struct Session: Encodable {
        var id: String
        var username: String
        var openedAt: String
        var usedAt: String
        var device: String

        init(_ entry: SessionLedger.Entry) {
          (id, username, device) = (entry.id, entry.username, entry.device)
          (openedAt, usedAt) = (entry.openedAt, entry.usedAt)
        }

        private enum CodingKeys: String, CodingKey {
          case id
          case username
          case openedAt = "opened_at"
          case usedAt = "used_at"
          case device
        }
      }

      var version = 1
      var sessions: [Session]
    }
  }
#endif
