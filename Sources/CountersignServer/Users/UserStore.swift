#if Server
  import GRDB

  /// Why a user cannot be added or changed.
  package enum UserError: Error, Hashable, Sendable {
    /// Another user has this name.
    case nameTaken(String)
    /// Another user has this address.
    case addressTaken(String)
    /// Nobody has this name.
    case unknown(String)
  }

  extension UserError: CustomStringConvertible {
    /// One line, lower case, without a full stop.
    package var description: String {
      switch self {
      case .nameTaken(let name): "there is a user `\(name)` already"
      case .addressTaken(let address): "there is a user with the address `\(address)` already"
      case .unknown(let name): "there is no user `\(name)`"
      }
    }
  }

  /// The users of a store.
  package struct UserStore: Sendable {
    let store: Store

    /// Works on the users of `store`.
    package init(_ store: Store) {
      self.store = store
    }

    /// Adds an active user and returns its number; `passwordHash` is a PHC string.
    ///
    /// Throws `UserError.nameTaken`.
    @discardableResult
    package func add(
      username: String, email: String = "", firstName: String = "", lastName: String = "",
      passwordHash: String, extra: [String: String] = [:]
    ) async throws -> Int64 {
      let fields = Self.text(of: extra)
      return try await store.commits.write { database in
        do {
          try database.execute(
            sql: """
              INSERT INTO users
                (username, email, first_name, last_name, password, active, extra)
              VALUES (?, ?, ?, ?, ?, 1, ?)
              """,
            arguments: [username, email, firstName, lastName, passwordHash, fields])
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
          throw UserError.nameTaken(username)
        }
        return database.lastInsertedRowID
      }
    }

    /// Removes a user with all sessions; throws `UserError.unknown`.
    package func remove(_ username: String) async throws {
      try await store.commits.write { database in
        for table in ["sessions", "framework_sessions"] {
          try database.execute(
            sql: "DELETE FROM \(table) WHERE user_id = (SELECT id FROM users WHERE username = ?)",
            arguments: [username])
        }
        try Self.change("DELETE FROM users WHERE username = ?", [username], username, database)
      }
    }

    /// Lets a user sign in, or no longer; throws `UserError.unknown`.
    package func setActive(_ isActive: Bool, _ username: String) async throws {
      try await store.commits.write { database in
        try Self.change(
          "UPDATE users SET active = ? WHERE username = ?", [isActive, username], username, database
        )
      }
    }

    /// Gives a user further fields, and takes those away whose value is empty; others stay.
    ///
    /// Throws `UserError.unknown`.
    package func set(_ fields: [String: String], of username: String) async throws {
      try await store.commits.write { database in
        let row = try Row.fetchOne(
          database, sql: "SELECT * FROM users WHERE username = ?", arguments: [username])
        guard let row else { throw UserError.unknown(username) }
        let all = UserRecord(row: row).extra.merging(fields) { $1 }.filter { !$0.value.isEmpty }
        try Self.change(
          "UPDATE users SET extra = ? WHERE username = ?", [Self.text(of: all), username], username,
          database)
      }
    }

    /// All users by name.
    package func all() async throws -> [UserRecord] {
      try await fetch("SELECT * FROM users ORDER BY username", [])
    }

    static func change(
      _ sql: String, _ arguments: StatementArguments, _ username: String, _ database: Database
    ) throws {
      try database.execute(sql: sql, arguments: arguments)
      guard database.changesCount > 0 else { throw UserError.unknown(username) }
    }
  }

  extension UserStore {
    /// The user of this number.
    func user(id: Int64) async throws -> UserRecord? {
      if let recent = store.recent {
        do throws(NotNow) { return try recent.user(.id(id)) } catch {}
      }
      return try await fetch("SELECT * FROM users WHERE id = ?", [id]).first
    }

    /// The user of this name; case counts.
    package func user(named name: String) async throws -> UserRecord? {
      if let recent = store.recent {
        do throws(NotNow) { return try recent.user(.username(ExactText(name))) } catch {}
      }
      return try await fetch("SELECT * FROM users WHERE username = ?", [name]).first
    }

    /// The user whose name was typed so, else the one who has its normal form: names that were
    /// imported stay as they are.
    func user(typed name: String) async throws -> UserRecord? {
      if let user = try await user(named: name) { return user }
      let normal = UserName.normalized(name)
      return ExactText(normal) == ExactText(name) ? nil : try await user(named: normal)
    }

    /// The users of this address, compared without case.
    func users(email: String) async throws -> [UserRecord] {
      try await fetch("SELECT * FROM users WHERE email = ? COLLATE NOCASE", [email])
    }

    /// Writes down a login, in milliseconds since 1970.
    func noteLogin(of id: Int64, at now: Int64) async throws {
      try await store.commits.write { database in
        try database.execute(
          sql: "UPDATE users SET last_login = ? WHERE id = ?", arguments: [now, id])
      }
    }

    /// Reads from the database itself; throws its error when it does not answer.
    func check() async throws {
      _ = try await store.database.read { try Int.fetchOne($0, sql: "SELECT 1 FROM users LIMIT 1") }
    }

    func fetch(_ sql: String, _ arguments: StatementArguments) async throws -> [UserRecord] {
      try await store.database.read { database in
        try Row.fetchAll(database, sql: sql, arguments: arguments).map(UserRecord.init(row:))
      }
    }
  }
#endif
