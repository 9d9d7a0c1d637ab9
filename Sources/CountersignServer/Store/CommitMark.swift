#if Server
  /// Where SQLite writes down each commit to a database with a write-ahead log: the head of the log's
  /// index, in memory that all connections of all processes share.
  ///
  /// Each commit changes its counter, its number of frames and its checksums, before it returns; a
  /// connection that begins to read compares these octets to know whether what it keeps is still
  /// true. Looking at them takes no call and no lock. Source: WAL-mode File Format, 2.1,
  /// sqlite.org/walformat.html.
  struct CommitMark {
    /// How much of the index SQLite maps at once, in octets.
    static let regionSize: Int32 = 32_768

    /// The 48 octets of the head.
    struct Value: Equatable {
      private var octets: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

      static func == (one: Value, other: Value) -> Bool {
        one.octets.0 == other.octets.0 && one.octets.1 == other.octets.1
          && one.octets.2 == other.octets.2 && one.octets.3 == other.octets.3
          && one.octets.4 == other.octets.4 && one.octets.5 == other.octets.5
      }
    }

    private let head: UnsafeRawPointer

    /// Takes the beginning of the mapped index.
    init(_ region: UnsafeMutableRawPointer) {
      head = UnsafeRawPointer(region)
    }

    /// What stands there now. While a commit is being written it may be neither the old nor the new
    /// mark, and differs from the new one.
    var value: Value { head.load(as: Value.self) }
  }
#endif
