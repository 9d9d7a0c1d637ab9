#if Server
  import GRDB
  import GRDBSQLite

  /// A statement that stays prepared on the writing connection, for what every refresh runs.
  ///
  /// It is prepared when it runs for the first time. A statement that is looked up, described and
  /// observed anew each time costs several times as much as what SQLite does for it.
  struct HeldStatement: ~Copyable {
    private let sql: String
    private var statement: OpaquePointer?

    /// A value of a parameter.
    enum Value {
      case integer(Int64)
      case text(String)
      case octets([UInt8])
    }

    /// SQLite's handle of the connection that writes, for the length of a transaction.
    ///
    /// A number, so that it can be used inside of a lock: who holds GRDB's `Database` is alone on
    /// the connection.
    struct Connection: Sendable {
      private let address: UInt

      init(_ database: Database) {
        address = UInt(bitPattern: database.sqliteConnection)
      }

      fileprivate var handle: OpaquePointer? { OpaquePointer(bitPattern: address) }
    }

    /// Takes the text of the statement.
    init(_ sql: String) {
      self.sql = sql
    }

    deinit { sqlite3_finalize(statement) }

    /// Ends the statement; the next run prepares it again.
    mutating func close() {
      sqlite3_finalize(statement)
      statement = nil
    }

    /// Runs the statement to its end. Throws `DatabaseError`.
    mutating func execute(_ values: Value..., on connection: Connection) throws {
      try run(values, on: connection) { _ in }
    }

    /// The first row of what the statement selects; nil when there is none. Throws `DatabaseError`.
    mutating func row<Result>(
      _ values: Value..., on connection: Connection, _ read: (DirectRow) -> Result
    ) throws -> Result? {
      var result: Result?
      try run(values, on: connection) { result = read($0) }
      return result
    }

    private mutating func run(
      _ values: [Value], on connection: Connection, _ read: (DirectRow) -> Void
    ) throws {
      if statement == nil { try prepare(connection) }
      let code = Self.step(statement, values[...])
      defer {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
      }
      guard code == SQLITE_ROW else { return try check(code) }
      read(DirectRow(statement))
    }

    private mutating func prepare(_ connection: Connection) throws {
      let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
      try check(
        sqlite3_prepare_v3(connection.handle, sql, -1, flags, &statement, nil))
    }

    /// Binds the values that are left, takes a step, and returns SQLite's code.
    ///
    /// Nothing is copied: the octets stay where they are until the step is done.
    private static func step(_ statement: OpaquePointer?, _ values: ArraySlice<Value>) -> Int32 {
      guard let value = values.first else { return sqlite3_step(statement) }
      let (index, rest) = (Int32(values.startIndex + 1), values.dropFirst())
      switch value {
      case .integer(let number):
        let code = sqlite3_bind_int64(statement, index, number)
        return code == SQLITE_OK ? step(statement, rest) : code
      case .octets(let octets):
        return octets.withUnsafeBytes { octets in
          let code = sqlite3_bind_blob(
            statement, index, octets.baseAddress, Int32(octets.count), nil)
          return code == SQLITE_OK ? step(statement, rest) : code
        }
      case .text(var text):
        return text.withUTF8 { octets in
          octets.withMemoryRebound(to: CChar.self) { characters in
            let code = sqlite3_bind_text(
              statement, index, characters.baseAddress, Int32(characters.count), nil)
            return code == SQLITE_OK ? step(statement, rest) : code
          }
        }
      }
    }

    private func check(_ code: Int32) throws {
      guard code != SQLITE_OK, code != SQLITE_DONE else { return }
      throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
  }
#endif
