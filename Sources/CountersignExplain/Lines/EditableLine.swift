/// A `Set-Cookie` line whose attributes can be changed.
struct EditableLine: Hashable {
  /// The name and value before the first semicolon.
  var pair: String
  /// The attributes as written, without blanks around them.
  private(set) var attributes: [String]

  /// Splits a line at its semicolons.
  init(_ line: String) {
    var parts = line.split(separator: ";", omittingEmptySubsequences: false).map {
      String($0).trimmedOfBlanks
    }
    pair = parts.removeFirst()
    attributes = parts
  }

  /// The line.
  var text: String { ([pair] + attributes).joined(separator: "; ") }

  /// The last attribute of this name as written after its `=`; nil when there is none.
  func value(of name: String) -> String? {
    attributes.last { Self.name(of: $0) == name.lowercased() }.map { attribute in
      attribute.split(separator: "=", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    }
  }

  /// Writes an attribute, such as `Path=/`, in place of all others of its name.
  mutating func set(_ attribute: String) {
    remove(Self.name(of: attribute))
    attributes.append(attribute)
  }

  /// Leaves out all attributes of a name.
  mutating func remove(_ name: String) {
    attributes.removeAll { Self.name(of: $0) == name.lowercased() }
  }

  /// The name of an attribute, in lower case.
  static func name(of attribute: String) -> String {
    String(attribute.prefix { $0 != "=" }).trimmedOfBlanks.lowercased()
  }
}

extension String {
  /// The text without blanks and tabs at either end.
  var trimmedOfBlanks: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let rest = drop(while: isBlank)
    guard let last = rest.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(rest[...last])
  }
}
