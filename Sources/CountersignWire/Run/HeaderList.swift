#if Server
  import CountersignRules

  /// The fields of a message in order; names compare without case.
  struct HeaderList: Sendable {
    var lines: [HeaderLine]

    /// Creates a list of these fields.
    init(_ fields: [(name: String, value: String)]) {
      lines = fields.map { HeaderLine($0.name, $0.value) }
    }

    /// Puts more fields at the end.
    mutating func add(_ more: [HeaderLine]) { lines += more }

    /// Drops all fields of this name.
    mutating func remove(_ name: String) {
      lines.removeAll { $0.name.lowercased() == name.lowercased() }
    }

    /// Puts one field in the place of all of its name.
    mutating func set(_ name: String, _ value: String) {
      remove(name)
      lines.append(HeaderLine(name, value))
    }
  }
#endif
