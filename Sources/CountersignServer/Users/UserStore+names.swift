#if Server
  import GRDB

  extension UserStore {
    /// Names that a user takes; nil for one that stays.
    struct Names: Hashable, Sendable {
      var username: String?
      var firstName: String?
      var lastName: String?
    }

    /// Writes a user's new names and returns the user as it is then; nil when it is gone.
    ///
    /// Throws `UserError.nameTaken`.
    func rename(_ id: Int64, to names: Names) async throws -> UserRecord? {
      try await store.commits.write { database in
        do {
          try database.execute(
            sql: """
              UPDATE users SET username = coalesce(?, username),
                first_name = coalesce(?, first_name), last_name = coalesce(?, last_name)
              WHERE id = ?
              """,
            arguments: [names.username, names.firstName, names.lastName, id])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
          throw UserError.nameTaken(names.username ?? "")
        }
        return try Row.fetchOne(
          database, sql: "SELECT * FROM users WHERE id = ?", arguments: [id]
        ).map(UserRecord.init(row:))
      }
    }
  }
#endif
