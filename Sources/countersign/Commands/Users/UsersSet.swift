#if Server
  import ArgumentParser
  import CountersignServer

  extension UsersCommand {
    struct Set: AsyncParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Gives a user further fields, which a profile may put into tokens.",
        discussion: """
          What `tokens.claims` lists is copied into tokens at login, and `tokens.user_id_field` may \
          name such a field too. Anybody who holds a token can read it.
          """)

      @Argument(help: "The user name.")
      var name: String

      @Argument(
        help: ArgumentHelp(
          "A field and its value; an empty value takes the field away.", valueName: "field=value"))
      var fields: [UserField]

      @OptionGroup var database: DatabaseOptions

      func validate() throws {
        for field in fields {
          if let fault = field.fault { throw ValidationError(fault) }
        }
      }

      func run() async throws {
        let changes = Dictionary(fields.map { ($0.name, $0.value) }) { $1 }
        try await database.withUsers { try await $0.set(changes, of: name) }
      }
    }
  }

  /// A field of a user beside those that every user has, as `plan=pro`.
  struct UserField: ExpressibleByArgument, Hashable, Sendable {
    /// Letters, digits and underscores.
    var name: String
    /// Empty takes the field away.
    var value: String

    init?(argument: String) {
      guard let equals = argument.firstIndex(of: "=") else { return nil }
      name = String(argument[..<equals])
      value = String(argument[argument.index(after: equals)...])
    }

    /// What is wrong with the name, as a sentence; nil when nothing is.
    var fault: String? {
      if name == "password" { return "A password is set with `users password`." }
      if UserRecord.hasField(name) {
        return "`\(name)` is a field of every user, and not one of the further ones."
      }
      let isName = name.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || (Unicode.Scalar(byte).properties.isAlphabetic && byte < 128)
          || (0x30...0x39).contains(byte)
      }
      return isName && !name.isEmpty
        ? nil : "A field's name has letters, digits and underscores only."
    }
  }
#endif
