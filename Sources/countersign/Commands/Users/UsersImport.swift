#if Server
  import ArgumentParser
  import CountersignServer
  import CountersignSource

  extension UsersCommand {
    struct Import: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes over the users of a Django project from its SQLite database.",
        discussion: """
          Passwords stay as they are: records of `pbkdf2_sha256`, Django's default, are accepted \
          and become scrypt at the next login. Users of other hashers, users without a password and \
          names that are taken are skipped and named, and then the exit status is 1. Disabled users \
          stay disabled, numbers are kept where they are free. All users are imported in one step.
          """)

      @Option(help: "The project's SQLite file; it is only read.", completion: .file())
      var django: String

      @Option(help: "The table of the project's user model.")
      var table = "auth_user"

      @OptionGroup var database: DatabaseOptions

      func run() async throws {
        try await database.withStore(creates: true) { store in
          do {
            try report(try await DjangoImport(into: store).run(from: django, table: table))
          } catch let fault as DjangoImport.Fault {
            throw CommandFailure("cannot import from \(django): \(fault)")
          }
        }
      }

      private func report(
        _ outcomes: [(username: String, outcome: DjangoImport.Outcome)]
      ) throws(ExitStatus) {
        var skipped = 0
        for (name, outcome) in outcomes {
          guard let reason = outcome.skipReason else {
            Console.print("imported \(Visible.text(name))\(outcome.remark)")
            continue
          }
          skipped += 1
          Console.error("skipped \(Visible.text(name)): \(reason)")
        }
        Console.print("users imported: \(outcomes.count - skipped), skipped: \(skipped)")
        guard skipped == 0 else { throw .findings }
      }
    }
  }

  extension DjangoImport.Outcome {
    /// Why the user was not imported; nil when it was.
    fileprivate var skipReason: String? {
      switch self {
      case .imported, .renumbered: nil
      case .nameTaken: "there is a user of this name already"
      case .hasher(let name): "its password record is of the hasher `\(name)`"
      case .malformed: "its password record is damaged, or of too many iterations"
      case .noPassword: "it has no password to sign in with"
      }
    }

    /// What is to be said of an imported user, with two blanks before it; empty for nothing.
    fileprivate var remark: String {
      switch self {
      case .imported(isActive: false): "  disabled"
      case .renumbered(let isActive, let old, let new):
        "  as number \(new), as \(old) is taken\(isActive ? "" : ", disabled")"
      default: ""
      }
    }
  }
#endif
