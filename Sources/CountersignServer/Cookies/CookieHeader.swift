#if Server
  /// The cookies of a request.
  ///
  /// Of two with one name the first counts: a browser sends the one with the longer path first, so
  /// a cookie that a sibling host tossed in with a short path does not win (RFC 6265bis, 5.8.3).
  struct CookieHeader: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    /// Takes the values of all Cookie fields.
    init(_ fields: [String]) {
      pairs = fields.flatMap { field in
        field.split(separator: ";").compactMap { Self.pair($0) }
      }
    }

    /// The value of a cookie, without surrounding quotes; nil when it was not sent.
    subscript(name: String) -> String? {
      guard let value = pairs.first(where: { $0.name == name })?.value else { return nil }
      guard value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else {
        return String(value)
      }
      return String(value.dropFirst().dropLast())
    }

    /// Whether a cookie of this name was sent, empty or not.
    func contains(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    private static func pair(_ text: Substring) -> (name: Substring, value: Substring)? {
      guard let equals = text.firstIndex(of: "=") else { return nil }
      let name = trimmed(text[..<equals])
      return name.isEmpty ? nil : (name, trimmed(text[text.index(after: equals)...]))
    }

    private static func trimmed(_ text: Substring) -> Substring {
      let head = text.drop { $0 == " " || $0 == "\t" }
      guard let last = head.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
      return head[...last]
    }
  }
#endif
