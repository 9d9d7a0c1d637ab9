/// A member of a JSON object (RFC 8259 4), found in its text without reading all of it.
enum JSONMember {
  /// The value of the first member of this name as JSON writes it, without blanks around it; nil
  /// when there is none.
  static func json(_ name: String, in object: some StringProtocol) -> String? {
    let object = Substring(object)
    for mark in object.ranges(of: "\"\(name)\"") {
      let colon = object[mark.upperBound...].drop(while: \.isWhitespace)
      // Else the name is a value.
      guard colon.first == ":" else { continue }
      return value(colon.dropFirst().drop(while: \.isWhitespace))
    }
    return nil
  }

  /// The value of a member that is a text, as JSON writes it; nil when there is none.
  static func text(_ name: String, in object: some StringProtocol) -> String? {
    guard let value = json(name, in: object), value.count > 1, value.first == "\"",
      value.last == "\""
    else { return nil }
    return String(value.dropFirst().dropLast())
  }

  /// The value at the start of a text: up to the comma or bracket that ends it.
  private static func value(_ text: Substring) -> String {
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    let value = text.prefix { letter in
      if isQuoted {
        isQuoted = isEscaped || letter != "\""
        isEscaped = !isEscaped && letter == "\\"
        return true
      }
      switch letter {
      case "\"": isQuoted = true
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case ",": return depth > 0
      default: break
      }
      return depth >= 0
    }
    return String(value.reversed().drop(while: \.isWhitespace).reversed())
  }
}
