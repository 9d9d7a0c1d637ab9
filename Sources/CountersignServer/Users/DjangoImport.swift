#if Server
  import CountersignKeys
  import GRDB

  /// The users of a Django project, taken over from its SQLite database.
  package struct DjangoImport: Sendable {
    /// What became of a user of the project.
    package enum Outcome: Hashable, Sendable {
      /// The user can sign in here with the same password.
      case imported(isActive: Bool)
      /// As above, with another number: the old one is someone else's here.
      case renumbered(isActive: Bool, from: Int64, to: Int64)
      /// There is a user of this name here already.
      case nameTaken
      /// The password record is of a hasher that is not read; its name as Django writes it.
      case hasher(String)
      /// The password record is damaged, or costs more than is computed.
      case malformed
      /// The user has no password to sign in with.
      case noPassword
    }

    /// Why nothing was imported.
    package enum Fault: Error, Hashable, Sendable {
      /// The file cannot be read as an SQLite database.
      case unreadable(path: String)
      /// The database has no such table.
      case tableMissing(String)
      /// The table has no such column.
      case columnMissing(table: String, column: String)
    }

    private let store: Store

    /// Imports into `store`.
    package init(into store: Store) {
      self.store = store
    }

    /// Imports all users that can be, and returns what became of each, by name.
    ///
    /// Numbers are kept where they are free, so that tokens and other tables go on naming the same
    /// users. All users are imported in one step, or none. `table` is `auth_user` unless the project
    /// has a user model of its own. Throws `Fault` and the store's errors.
    package func run(
      from path: String, table: String = "auth_user"
    ) async throws -> [(username: String, outcome: Outcome)] {
      let source = try Self.open(path)
      let columns = try Self.columns(of: table, in: source, path)
      return try await store.commits.write { database in
        try source.read { project in
          var outcomes: [(username: String, outcome: Outcome)] = []
          let rows = try Row.fetchCursor(project, sql: Self.query(table, columns))
          while let row = try rows.next() {
            let user = User(row)
            outcomes.append((user.username, try Self.add(user, to: database)))
          }
          return outcomes
        }
      }
    }

    /// A row of the project's table.
    private struct User {
      /// Nil where the project numbers its users otherwise.
      var id: Int64?
      var username: String
      var password: String
      var email: String
      var firstName: String
      var lastName: String
      var isActive: Bool
      /// Milliseconds since 1970.
      var lastLogin: Int64?

      init(_ row: Row) {
        id = row["id"]
        username = row["username"]
        password = row["password"]
        email = row["email"]
        firstName = row["first_name"]
        lastName = row["last_name"]
        isActive = row["is_active"]
        lastLogin = row["last_login"]
      }
    }

    private static func add(_ user: User, to database: Database) throws -> Outcome {
      guard !user.password.isEmpty, !user.password.hasPrefix("!") else { return .noPassword }
      guard DjangoHash(user.password) != nil else {
        return user.password.hasPrefix(DjangoHash.prefix)
          ? .malformed : .hasher(hasher(of: user.password))
      }
      let isTaken = try exists("username = ?", user.username, database)
      guard !isTaken else { return .nameTaken }
      let isFree = try user.id.map { try !exists("id = ?", $0, database) } ?? false
      try database.execute(
        sql: """
          INSERT INTO users
            (id, username, email, first_name, last_name, password, active, extra, last_login)
          VALUES (?, ?, ?, ?, ?, ?, ?, '{}', ?)
          """,
        arguments: [
          isFree ? user.id : nil, user.username, user.email, user.firstName, user.lastName,
          user.password,
          user.isActive, user.lastLogin,
        ])
      guard let old = user.id, !isFree else { return .imported(isActive: user.isActive) }
      return .renumbered(isActive: user.isActive, from: old, to: database.lastInsertedRowID)
    }

    private static func exists(
      _ condition: String, _ value: any DatabaseValueConvertible & Sendable, _ database: Database
    ) throws -> Bool {
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM users WHERE \(condition))",
        arguments: [value]) ?? false
    }

    /// What stands before the first `$`; records of old hashers have none.
    private static func hasher(of record: String) -> String {
      let name = record.prefix { $0 != "$" }.prefix(32)
      return record.contains("$") && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        ? String(name) : "unknown"
    }
  }

  extension DjangoImport {
    private static func open(_ path: String) throws(Fault) -> DatabaseQueue {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(2)
      do {
        return try DatabaseQueue(path: path, configuration: configuration)
      } catch {
        throw .unreadable(path: path)
      }
    }

    private static func columns(
      of table: String, in source: DatabaseQueue, _ path: String
    ) throws(Fault) -> Set<String> {
      let found: Set<String>
      do {
        found = try source.read { database in
          Set(
            try String.fetchAll(
              database, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table]))
        }
      } catch {
        throw .unreadable(path: path)
      }
      guard !found.isEmpty else { throw .tableMissing(table) }
      for column in ["id", "username", "password"] where !found.contains(column) {
        throw .columnMissing(table: table, column: column)
      }
      return found
    }

    /// Columns that a user model leaves out count as empty, and its users as active.
    private static func query(_ table: String, _ columns: Set<String>) -> String {
      func column(_ name: String, _ missing: String, _ expression: String) -> String {
        "\(columns.contains(name) ? expression : missing) AS \(name)"
      }
      func text(_ name: String) -> String { "CAST(coalesce(\(name), '') AS TEXT)" }
      let fields = [
        "CASE typeof(id) WHEN 'integer' THEN id END AS id", "\(text("username")) AS username",
        "\(text("password")) AS password", column("email", "''", text("email")),
        column("first_name", "''", text("first_name")),
        column("last_name", "''", text("last_name")),
        column("is_active", "1", "coalesce(CAST(is_active AS INTEGER), 0) <> 0"),
        column("last_login", "NULL", "CAST(strftime('%s', last_login) AS INTEGER) * 1000"),
      ]
      let quoted = "\"" + table.replacing("\"", with: "\"\"") + "\""
      return "SELECT \(fields.joined(separator: ", ")) FROM \(quoted) ORDER BY username"
    }
  }

  extension DjangoImport.Fault: CustomStringConvertible {
    /// One line, lower case, without a full stop.
    package var description: String {
      switch self {
      case .unreadable(let path): "\(path) is not an SQLite database that can be read"
      case .tableMissing(let table): "it has no table `\(table)`"
      case .columnMissing(let table, let column): "its table `\(table)` has no column `\(column)`"
      }
    }
  }
#endif
