#if Server
  import GRDBSQLite

  /// Why a row was not read at once: it would have been a wait, or the connection is closed.
  struct NotNow: Error {}

  /// A connection to a database file that reads single rows on the thread that asks.
  ///
  /// Readers of a write-ahead log wait for no writer, so a row by its key takes microseconds; handing
  /// the read to another thread and back would take longer. What cannot be had at once is refused.
  struct DirectReader: ~Copyable {
    private var connection: OpaquePointer?

    /// Opens a file that another connection has open as well; throws `NotNow` when that fails.
    init(path: String) throws(NotNow) {
      let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
      guard sqlite3_open_v2(path, &connection, flags, nil) == SQLITE_OK else {
        sqlite3_close_v2(connection)
        throw NotNow()
      }
    }

    deinit { sqlite3_close_v2(connection) }

    /// Prepares a statement, which reads until it is closed; throws `NotNow` when that fails.
    borrowing func statement(_ sql: String) throws(NotNow) -> DirectStatement {
      try DirectStatement(sql, on: connection)
    }

    /// The mark that the last commit left; it stays readable until the connection is closed.
    ///
    /// Throws `NotNow` before the first row was read, and without a write-ahead log.
    borrowing func commitMark() throws(NotNow) -> CommitMark {
      var file: UnsafeMutablePointer<sqlite3_file>?
      var region: UnsafeMutableRawPointer?
      guard
        sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK,
        let file, let methods = file.pointee.pMethods, methods.pointee.iVersion >= 2,
        let map = methods.pointee.xShmMap,
        map(file, 0, CommitMark.regionSize, 0, &region) == SQLITE_OK, let region
      else { throw NotNow() }
      return CommitMark(region)
    }

    /// Closes the connection as soon as its statements are closed.
    mutating func close() {
      sqlite3_close_v2(connection)
      connection = nil
    }
  }

  /// A query for one row, with one parameter.
  struct DirectStatement: ~Copyable {
    private var statement: OpaquePointer?

    fileprivate init(_ sql: String, on connection: OpaquePointer?) throws(NotNow) {
      let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
      guard sqlite3_prepare_v3(connection, sql, -1, flags, &statement, nil) == SQLITE_OK else {
        throw NotNow()
      }
    }

    deinit { sqlite3_finalize(statement) }

    /// Ends the statement.
    mutating func close() {
      sqlite3_finalize(statement)
      statement = nil
    }

    private func row<Value>(_ read: (DirectRow) -> Value) throws(NotNow) -> Value? {
      defer { sqlite3_reset(statement) }
      switch sqlite3_step(statement) {
      case SQLITE_ROW: return read(DirectRow(statement))
      case SQLITE_DONE: return nil
      default: throw NotNow()
      }
    }

    /// The row for a number; nil when there is none. Throws `NotNow`.
    func row<Value>(of number: Int64, _ read: (DirectRow) -> Value) throws(NotNow) -> Value? {
      sqlite3_bind_int64(statement, 1, number)
      return try row(read)
    }

    /// The row for a text; nil when there is none. Throws `NotNow`.
    func row<Value>(of text: String, _ read: (DirectRow) -> Value) throws(NotNow) -> Value? {
      var text = text
      let outcome = text.withUTF8 { octets in
        // Bound without a copy: the octets stay where they are until the row was read.
        octets.withMemoryRebound(to: CChar.self) { characters in
          sqlite3_bind_text(statement, 1, characters.baseAddress, Int32(characters.count), nil)
          defer { sqlite3_clear_bindings(statement) }
          return Result { () throws(NotNow) -> Value? in try row(read) }
        }
      }
      return try outcome.get()
    }
  }

  /// The columns of a row that is being read, counted from 0.
  struct DirectRow {
    private let statement: OpaquePointer?

    /// Takes a statement that stands on a row.
    init(_ statement: OpaquePointer?) {
      self.statement = statement
    }

    /// A whole number; nil for NULL.
    func integer(_ column: Int32) -> Int64? {
      guard sqlite3_column_type(statement, column) != SQLITE_NULL else { return nil }
      return sqlite3_column_int64(statement, column)
    }

    /// Octets; nil for NULL.
    func octets(_ column: Int32) -> [UInt8]? {
      guard let octets = sqlite3_column_blob(statement, column) else { return nil }
      let count = Int(sqlite3_column_bytes(statement, column))
      return Array(UnsafeRawBufferPointer(start: octets, count: count))
    }

    /// A text; nil for NULL.
    func text(_ column: Int32) -> String? {
      guard let octets = sqlite3_column_text(statement, column) else { return nil }
      let count = Int(sqlite3_column_bytes(statement, column))
      return String(decoding: UnsafeBufferPointer(start: octets, count: count), as: UTF8.self)
    }
  }
#endif
