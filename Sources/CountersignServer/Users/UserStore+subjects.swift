#if Server
  import GRDB

  extension UserStore {
    /// The user whose field, by its name in profiles, has this value; nil when several do.
    func user(where field: String, is value: String) async throws -> UserRecord? {
      switch field {
      case "id", "pk":
        guard let id = Int64(value) else { return nil }
        return try await user(id: id)
      case "username": return try await user(named: value)
      case "email":
        let found = try await users(email: value)
        return found.count == 1 ? found[0] : nil
      default:
        let search = Self.search(field, value)
        let found = try await fetch(search.sql, StatementArguments(search.arguments))
        return found.count == 1 ? found[0] : nil
      }
    }

    /// Makes an index of a further field, by which each request finds its user.
    ///
    /// Throws the database's error; without the index users are found all the same, in a time that
    /// grows with their number.
    func index(by field: String) async throws {
      guard !UserRecord.hasField(field), let value = Self.expression(for: field) else { return }
      try await store.commits.write { database in
        try database.execute(
          sql: "CREATE INDEX IF NOT EXISTS \"users_by_\(field)\" ON users (\(value))")
      }
    }

    /// The query for the users of this field's value; an index serves it only in just these words.
    package static func search(
      _ field: String, _ value: String
    ) -> (sql: String, arguments: [String]) {
      guard let expression = expression(for: field) else {
        return (
          """
          SELECT * FROM users
          WHERE EXISTS (SELECT 1 FROM json_each(extra) WHERE key = ? AND atom = ?) LIMIT 2
          """, [field, value]
        )
      }
      return ("SELECT * FROM users WHERE \(expression) = ? LIMIT 2", [value])
    }

    /// A further field in SQL; nil for one whose name cannot be written in it without escapes.
    private static func expression(for field: String) -> String? {
      let isPlain = field.utf8.allSatisfy { octet in
        (0x20..<0x7F).contains(octet) && !"\"\\'".utf8.contains(octet)
      }
      return isPlain ? "json_extract(extra, '$.\"\(field)\"')" : nil
    }
  }
#endif
