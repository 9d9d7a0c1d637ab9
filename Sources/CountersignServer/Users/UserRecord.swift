#if Server
  /// A user as the store has it.
  package struct UserRecord: Hashable, Sendable {
    /// The number that never changes.
    package var id: Int64
    /// The name to sign in with; case counts.
    package var username: String
    /// The address; empty for none.
    package var email: String
    /// The given name; empty for none.
    package var firstName: String
    /// The family name; empty for none.
    package var lastName: String
    /// The password's hash: a PHC string, or a record of Django's default hasher.
    package var passwordHash: String
    /// Whether the user may sign in.
    package var isActive: Bool
    /// Further fields, which a profile may copy into tokens.
    package var extra: [String: String]
    /// Milliseconds since 1970; nil before the first login that was written down.
    package var lastLogin: Int64?
    /// Milliseconds since 1970; nil while the password is the first one.
    package var passwordChangedAt: Int64?
  }

  extension UserRecord {
    /// The value of a field by the name that profiles use for it; nil for one that is not there.
    func value(of field: String) -> JSONValue? {
      switch field {
      case "id", "pk": .integer(id)
      case "username": .string(username)
      case "email": .string(email)
      case "first_name": .string(firstName)
      case "last_name": .string(lastName)
      case "is_active": .bool(isActive)
      case "last_login":
        lastLogin.map { .string(CalendarDate.rfc3339(seconds: $0 / 1000)) } ?? .null
      default: extra[field].map { .string($0) }
      }
    }

    /// Whether every user has the field; others are what `extra` holds.
    package static func hasField(_ name: String) -> Bool {
      ["id", "pk", "username", "email", "first_name", "last_name", "is_active", "last_login"]
        .contains(name)
    }

    /// Whether a field may name one user: those that every user has only where no two share a value
    /// by chance, and any that `extra` holds.
    static func identifies(_ name: String) -> Bool {
      !hasField(name) || ["id", "pk", "username", "email"].contains(name)
    }

    /// The value of the field that identifies the user in tokens, as text.
    func subject(_ field: String) -> String? {
      switch value(of: field) {
      case .string(let text): text
      case .number(let digits): digits
      default: nil
      }
    }

    /// What clients see of the user.
    var json: JSONValue {
      [
        "pk": .integer(id), "username": .string(username), "email": .string(email),
        "first_name": .string(firstName), "last_name": .string(lastName),
      ]
    }
  }
#endif
