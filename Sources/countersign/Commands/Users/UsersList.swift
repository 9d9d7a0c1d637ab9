#if Server
  import ArgumentParser
  import CountersignServer
  import CountersignSource

  extension UsersCommand {
    struct List: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the users.")

      @Option(help: "How to print: text or json.")
      var format = ListFormat.text

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        try await database.withUsers { users in
          let all = try await users.all()
          switch format {
          case .text:
            for user in all {
              Console.print("\(Visible.text(user.username))\(user.isActive ? "" : "  disabled")")
            }
          case .json: Console.write(JSONReport.text(Report(users: all.map(Report.User.init))))
          }
        }
      }
    }

    /// What `users list --format json` prints; password records are not part of it.
    private struct Report: Encodable {
      struct User: Encodable {
        var id: Int64
        var username: String
        var email: String
        var firstName: String
        var lastName: String
        var isActive: Bool
        /// Seconds since 1970; nil before the first login that was written down.
        var lastLogin: Int64?
        /// The hasher of the stored record, such as `scrypt`.
        var hasher: String
        /// Further fields, by name.
        var fields: [String: String]

        init(_ user: UserRecord) {
          id = user.id
          username = user.username
          email = user.email
          firstName = user.firstName
          lastName = user.lastName
          isActive = user.isActive
          lastLogin = user.lastLogin.map { $0 / 1000 }
          fields = user.extra
          hasher = String(user.passwordHash.split(separator: "$").first ?? "none")
        }

        private enum CodingKeys: String, CodingKey {
          case id
          case username
          case email
          case firstName = "first_name"
          case lastName = "last_name"
          case isActive = "is_active"
          case lastLogin = "last_login"
          case hasher
          case fields
        }
      }

      var version = 1
      var users: [User]
    }
  }

  /// How a list is printed.
  enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }
#endif
