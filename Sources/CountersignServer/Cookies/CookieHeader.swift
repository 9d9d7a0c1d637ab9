#if Server
  /// The cookies of a request.
  ///
  /// Of two with one name the first counts: a browser sends the one with the longer path first, so
  /// a cookie that a sibling host tossed in with a short path does not win (RFC 6265bis, 5.8.3).
  struct CookieHeader: Sendable {
    private let fields: [String]

    /// Takes the values of all Cookie fields.
    init(_ fields: [String]) {
      self.fields = fields
    }

    /// The value of a cookie, without surrounding quotes; nil when it was not sent.
    subscript(name: String) -> String? {
      guard let value = value(of: name) else { return nil }
      let quote = UInt8(ascii: "\"")
      guard value.count >= 2, value.first == quote, value.last == quote else {
        return String(Substring(value))
      }
      return String(Substring(value.dropFirst().dropLast()))
    }

    /// Whether a cookie of this name was sent, empty or not.
    func contains(_ name: String) -> Bool { value(of: name) != nil }

    /// Only what is asked for is looked for, octet by octet: a token is long.
    private func value(of name: String) -> Substring.UTF8View? {
      for field in fields {
        var rest = field[...].utf8
        while let first = rest.firstIndex(where: Self.isInk) {
          rest = rest[first...]
          let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
          if let value = Self.value(of: name, in: rest[..<end]) { return value }
          rest = rest[end...].dropFirst()
        }
      }
      return nil
    }

    /// The value of a pair that begins with its name; nil when that is another.
    private static func value(
      of name: String, in pair: Substring.UTF8View
    ) -> Substring.UTF8View? {
      guard pair.starts(with: name.utf8) else { return nil }
      let rest = pair.dropFirst(name.utf8.count)
      guard let equals = rest.firstIndex(where: isInk), rest[equals] == UInt8(ascii: "=")
      else { return nil }
      let value = rest[equals...].dropFirst()
      guard let first = value.firstIndex(where: isInk), let last = value.lastIndex(where: isInk)
      else { return value[value.endIndex...] }
      return value[first...last]
    }

    private static func isInk(_ octet: UInt8) -> Bool {
      octet != UInt8(ascii: " ") && octet != UInt8(ascii: "\t")
    }
  }
#endif
