#if Server
  import GRDB

  /// One SQLite database with the tables of this program, and the queue that its writes share.
  package struct Store: Sendable {
    /// Reads go here directly; writes go through `commits`.
    let database: any DatabaseWriter
    /// Writes that share their commits.
    let commits: CommitQueue
    /// What nearly every request asks for; nil for a database in memory, which has one connection.
    let recent: RecentRows?
    /// What a rotation reads and writes.
    let rotations = RotationRows()

    /// How long an open waits for another program's lock, in seconds.
    private static let patience: Double = 2

    /// How many KiB of pages each of the connections for reading keeps: they read rows by their keys.
    private static let readerCache = 256

    /// After how many pages the log is written back into the database: four times SQLite's default.
    ///
    /// A page that many rotations change goes back once for all of them; the log grows to 16 MiB.
    private static let logLength = 4000

    /// Opens the database and brings its tables up to date.
    ///
    /// A file that is not there is made unless `creates` is false. Throws `ServerError` when it is
    /// missing, locked, not writable, damaged, or of a newer version.
    package static func open(
      _ location: StoreLocation, tuning: StoreTuning = StoreTuning(), creates: Bool = true
    ) throws(ServerError) -> Store {
      let path =
        switch location {
        case .memory: ":memory:"
        case .file(let path): path
        }
      if case .file = location { try StoreFile.prepare(path, creates: creates) }
      do {
        let database = try connect(location, tuning)
        let migrator = Schema.migrator
        if try database.read({ try migrator.hasBeenSuperseded($0) }) {
          throw ServerError.databaseNewer(path: path)
        }
        try migrator.migrate(database)
        return Store(
          database: database,
          commits: CommitQueue(database, batch: tuning.sharesCommits ? .max : 1),
          recent: location == .memory ? nil : try? RecentRows(path: path))
      } catch let error as ServerError {
        throw error
      } catch {
        throw fault(error, path: path)
      }
    }

    private static func connect(
      _ location: StoreLocation, _ tuning: StoreTuning
    ) throws -> any DatabaseWriter {
      var configuration = Configuration()
      configuration.busyMode = .timeout(patience)
      configuration.publicStatementArguments = false
      guard case .file(let path) = location else {
        return try DatabaseQueue(configuration: configuration)
      }
      configuration.prepareDatabase { database in
        guard database.configuration.readonly else { return }
        try database.execute(sql: "PRAGMA cache_size = -\(readerCache)")
      }
      let pool = try DatabasePool(path: path, configuration: configuration)
      // The pool itself sets NORMAL after any preparation, which may lose what was answered when
      // the machine loses power; commits are shared, so the full sync costs next to nothing.
      let level = tuning.isDurable ? "FULL" : "NORMAL"
      try pool.writeWithoutTransaction { database in
        try database.execute(
          sql: "PRAGMA synchronous = \(level); PRAGMA wal_autocheckpoint = \(logLength)")
      }
      return pool
    }

    private static func fault(_ error: any Error, path: String) -> ServerError {
      guard let error = error as? DatabaseError else { return .databaseUnreadable(path: path) }
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: return .databaseLocked(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_FULL, .SQLITE_IOERR:
        return .databaseNotWritable(path: path)
      default: return .databaseUnreadable(path: path)
      }
    }

    /// The value of `PRAGMA synchronous` on the writing connection: 2 is FULL.
    package func synchronousLevel() throws -> Int? {
      try database.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    /// Closes the connections, and leaves all that was written in the one file; requests that still run
    /// fail.
    package func close() {
      // The last connection of a file writes its log back and clears it away, and those for reading
      // cannot: the pool would close its writing one before them.
      recent?.close()
      (database as? DatabasePool)?.invalidateReadOnlyConnections()
      rotations.close()
      try? database.close()
    }
  }
#endif
