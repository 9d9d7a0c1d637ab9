import CountersignBrowser

/// One attribute of a `Set-Cookie` line, and what a browser makes of it. Source: RFC 6265bis 5.6.
package struct LineAttribute: Hashable, Sendable, Encodable {
  /// What becomes of an attribute.
  package enum Fate: String, Hashable, Sendable, CaseIterable, Encodable {
    /// It counts as written.
    case kept
    /// It counts, but not as written.
    case changed
    /// It does not count.
    case skipped
    /// A later one, or a stronger one, counts in its place.
    case overridden
  }

  /// The attribute as written, cut after 80 characters; of an unknown one, which may be a piece of
  /// a value with a semicolon, the name at most.
  package var written: String
  package var fate: Fate
  /// Why it does not count as written, in a sentence; nil when it does.
  package var reason: String?

  /// The attributes of a line in their order; none for a line that is dropped as a whole.
  static func all(of line: EditableLine) -> [LineAttribute] {
    guard (try? SetCookieLine(parsing: line.text)) != nil else { return [] }
    let attributes = line.attributes.filter { !$0.isEmpty }
    return attributes.indices.map { number in
      let (fate, reason) = fate(of: number, in: attributes)
      return LineAttribute(written: shown(attributes[number]), fate: fate, reason: reason)
    }
  }

  private static func fate(
    of number: Int, in attributes: [String]
  ) -> (Fate, String?) {
    let attribute = attributes[number]
    if let clause = skipping(attribute) { return (.skipped, clause.description) }
    let name = EditableLine.name(of: attribute)
    func isCounted(_ other: String, _ name: String) -> Bool {
      EditableLine.name(of: other) == name && skipping(other) == nil
    }
    if flags.contains(name) {
      return attribute.contains("=")
        ? (.changed, "the flag is on whatever value it is given") : (.kept, nil)
    }
    if attributes[(number + 1)...].contains(where: { isCounted($0, name) }) {
      return (.overridden, "of one kind the last attribute that counts wins")
    }
    if name == "expires", attributes.contains(where: { isCounted($0, "max-age") }) {
      return (.overridden, "a `Max-Age` that counts beats `Expires`")
    }
    return notes(on: attribute).first.map { (.changed, $0.description) } ?? (.kept, nil)
  }

  private static func skipping(_ attribute: String) -> Clause? {
    notes(on: attribute).first { skipped.contains($0) }
  }

  /// What a browser notes on the attribute when it stands alone.
  private static func notes(on attribute: String) -> [Clause] {
    (try? SetCookieLine(parsing: "a=b;" + attribute))?.notes ?? []
  }

  private static func shown(_ attribute: String) -> String {
    guard notes(on: attribute).contains(.attributeUnknown) else {
      return attribute.count > 80 ? attribute.prefix(80) + "…" : attribute
    }
    let name = attribute.prefix { $0 != "=" }
    let isWord = name.utf8.count <= 20 && name.utf8.allSatisfy(isLetterOrHyphen)
    return isWord && !name.isEmpty ? (name == attribute ? attribute : name + "=…") : "…"
  }

  private static func isLetterOrHyphen(_ octet: UInt8) -> Bool {
    (octet | 0x20) &- UInt8(ascii: "a") < 26 || octet == UInt8(ascii: "-")
  }

  private static let flags: Set<String> = ["secure", "httponly", "partitioned"]

  private static let skipped: Set<Clause> = [
    .attributeTooLong, .attributeUnknown, .maxAgeNotANumber, .expiresUnreadable,
  ]
}
