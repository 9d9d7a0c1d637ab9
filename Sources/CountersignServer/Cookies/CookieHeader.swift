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
      for field in fields {
        var field = field
        let value = field.withUTF8 { octets in
          Self.value(of: name, in: octets).map { String(decoding: octets[$0], as: UTF8.self) }
        }
        if let value { return value }
      }
      return nil
    }

    /// Whether a cookie of this name was sent, empty or not.
    func contains(_ name: String) -> Bool { self[name] != nil }

    private typealias Octets = UnsafeBufferPointer<UInt8>

    /// Only what is asked for is looked for: a token is long.
    private static func value(of name: String, in octets: Octets) -> Range<Int>? {
      var start = 0
      while start < octets.count {
        let end = octets[start...].firstIndex(of: UInt8(ascii: ";")) ?? octets.count
        if let value = value(of: name, in: octets, from: start, to: end) { return value }
        start = end + 1
      }
      return nil
    }

    /// Where the value of a pair stands; nil when its name is another.
    private static func value(
      of name: String, in octets: Octets, from start: Int, to end: Int
    ) -> Range<Int>? {
      let pair = trimmed(start..<end, octets)
      guard octets[pair].starts(with: name.utf8) else { return nil }
      let rest = trimmed(pair.dropFirst(name.utf8.count), octets)
      guard let first = rest.first, octets[first] == UInt8(ascii: "=") else { return nil }
      let value = trimmed(rest.dropFirst(), octets)
      let quote = UInt8(ascii: "\"")
      guard value.count >= 2, octets[value.lowerBound] == quote,
        octets[value.upperBound - 1] == quote
      else { return value }
      return value.dropFirst().dropLast()
    }

    /// A stretch without the blanks at its ends.
    private static func trimmed(_ stretch: Range<Int>, _ octets: Octets) -> Range<Int> {
      var stretch = stretch
      while let first = stretch.first, isBlank(octets[first]) { stretch = stretch.dropFirst() }
      while let last = stretch.last, isBlank(octets[last]) { stretch = stretch.dropLast() }
      return stretch
    }

    private static func isBlank(_ octet: UInt8) -> Bool {
      octet == UInt8(ascii: " ") || octet == UInt8(ascii: "\t")
    }
  }
#endif
