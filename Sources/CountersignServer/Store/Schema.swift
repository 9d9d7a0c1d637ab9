#if Server
  import GRDB

  /// The tables, and how older ones become them.
  enum Schema {
    /// The steps in their order; a step that was released is never changed.
    static var migrator: DatabaseMigrator {
      var migrator = DatabaseMigrator()
      migrator.registerMigration("1") { database in
        try database.execute(sql: users)
        try database.execute(sql: sessions)
      }
      migrator.registerMigration("2") { database in
        try database.execute(sql: sinceVersion2)
      }
      migrator.registerMigration("3") { database in
        try database.execute(sql: sinceVersion3)
      }
      return migrator
    }

    /// The query for the most PBKDF2 iterations of a password record from Django.
    ///
    /// The index `users_django` has the number alone, so it takes no longer with more users.
    static let mostIterations = "SELECT max(\(iterations)) FROM users WHERE \(isDjangos)"

    private static let isDjangos = "substr(password, 1, 14) = 'pbkdf2_sha256$'"
    private static let iterations = "CAST(substr(password, 15, 10) AS INTEGER)"

    private static let sinceVersion2 = """
      ALTER TABLE users ADD COLUMN password_changed_at INTEGER;
      CREATE INDEX users_django ON users (\(iterations)) WHERE \(isDjangos);
      ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
      CREATE TABLE password_resets (
        digest BLOB PRIMARY KEY,
        user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        expires_at INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX password_resets_user ON password_resets (user_id);
      """

    // The tokens of a session lie together, by time of issue; see `TokenRecordID`. That a token has
    // a parent is told by the parent's `successor`.
    private static let sinceVersion3 = """
      CREATE TABLE tokens_by_session (
        session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        issued_at INTEGER NOT NULL,
        digest BLOB NOT NULL,
        successor BLOB,
        expires_at INTEGER NOT NULL,
        rotated_at INTEGER,
        PRIMARY KEY (session_id, issued_at, digest)
      ) WITHOUT ROWID;
      INSERT INTO tokens_by_session
        (session_id, issued_at, digest, successor, expires_at, rotated_at)
        SELECT session_id, issued_at / 1000 * 1000, digest, successor, expires_at, rotated_at
        FROM refresh_tokens ORDER BY 1, 2, 3;
      DROP TABLE refresh_tokens;
      ALTER TABLE tokens_by_session RENAME TO refresh_tokens;
      CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);
      """

    private static let users = """
      CREATE TABLE users (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        username TEXT NOT NULL UNIQUE,
        email TEXT NOT NULL,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        password TEXT NOT NULL,
        active INTEGER NOT NULL,
        extra TEXT NOT NULL,
        last_login INTEGER
      );
      CREATE INDEX users_email ON users (email COLLATE NOCASE);
      """

    // Times are milliseconds since 1970. A refresh token is here as its digest only: who reads the
    // file cannot use it.
    private static let sessions = """
      CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        user_id INTEGER NOT NULL,
        opened_at INTEGER NOT NULL,
        used_at INTEGER NOT NULL,
        ended_at INTEGER,
        end_reason TEXT
      ) WITHOUT ROWID;
      CREATE INDEX sessions_user ON sessions (user_id, opened_at);
      CREATE TABLE refresh_tokens (
        digest BLOB PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        parent BLOB,
        successor BLOB,
        issued_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        rotated_at INTEGER
      ) WITHOUT ROWID;
      CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
      CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);
      CREATE TABLE framework_sessions (
        digest BLOB PRIMARY KEY,
        user_id INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX framework_sessions_expiry ON framework_sessions (expires_at);
      """
  }
#endif
