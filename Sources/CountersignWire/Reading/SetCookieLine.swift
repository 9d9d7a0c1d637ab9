#if Server
  /// A `Set-Cookie` line as its author wrote it: nothing dropped, nothing made up for.
  ///
  /// The browser's reading of the same line, with its leniency, is another matter.
  struct SetCookieLine: Hashable, Sendable {
    let name: String
    let value: String
    /// The attributes in order, names in lower case; the value is nil for a flag.
    let attributes: [Attribute]

    /// One attribute of the line.
    struct Attribute: Hashable, Sendable {
      let name: String
      let value: String?
    }

    /// Reads a line; nil when it has no `=` before its first `;`.
    init?(_ line: String) {
      let parts = line.split(separator: ";", omittingEmptySubsequences: false)
      guard let pair = parts.first, let equals = pair.firstIndex(of: "=") else { return nil }
      name = SetCookieLine.trimmed(pair[..<equals])
      value = SetCookieLine.trimmed(pair[pair.index(after: equals)...])
      attributes = parts.dropFirst().map { part in
        guard let equals = part.firstIndex(of: "=") else {
          return Attribute(name: SetCookieLine.trimmed(part).lowercased(), value: nil)
        }
        return Attribute(
          name: SetCookieLine.trimmed(part[..<equals]).lowercased(),
          value: SetCookieLine.trimmed(part[part.index(after: equals)...]))
      }
    }

    /// The value without a pair of quotes around it.
    var bareValue: String {
      value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
        ? String(value.dropFirst().dropLast()) : value
    }

    /// Whether the attribute is there, with or without a value.
    func has(_ attribute: String) -> Bool { attributes.contains { $0.name == attribute } }

    /// The value of the last attribute of this name; nil when there is none.
    func text(_ attribute: String) -> String? {
      attributes.last { $0.name == attribute }?.value
    }

    /// The seconds of `Max-Age`; nil when it is missing or no number.
    var maxAge: Int64? { text("max-age").flatMap { Int64($0) } }

    /// Whether a browser would delete the cookie: a lifetime of zero or less.
    var isDeletion: Bool { (maxAge ?? 1) <= 0 || (maxAge == nil && bareValue.isEmpty) }

    /// The attributes alone, as the line has them.
    var attributeText: String {
      attributes.map { attribute in
        attribute.value.map { "\(attribute.name)=\($0)" } ?? attribute.name
      }.joined(separator: "; ")
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
      let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
      return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
  }
#endif
