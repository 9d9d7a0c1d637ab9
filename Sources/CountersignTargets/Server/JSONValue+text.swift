extension JSONValue {
  /// The canonical text: members sorted by the Unicode scalars of their keys, two spaces for each
  /// level, an empty list or object on one line, and only those characters escaped that RFC 8259
  /// (section 7) demands; no newline at the end.
  var text: String {
    var text = ""
    write(to: &text, indentation: "")
    return text
  }

  private func write(to text: inout String, indentation: String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .string(let value): text += Self.quoted(value)
    case .array(let values):
      Self.writeList(values, in: "[]", to: &text, indentation: indentation) { value, text, inner in
        value.write(to: &text, indentation: inner)
      }
    case .object(let members):
      let sorted = members.sorted {
        $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars)
      }
      Self.writeList(sorted, in: "{}", to: &text, indentation: indentation) { member, text, inner in
        text += "\(Self.quoted(member.key)): "
        member.value.write(to: &text, indentation: inner)
      }
    }
  }

  private static func writeList<Item>(
    _ items: [Item], in brackets: String, to text: inout String, indentation: String,
    write: (Item, inout String, String) -> Void
  ) {
    guard !items.isEmpty else { return text += brackets }
    let inner = indentation + "  "
    text += brackets.prefix(1)
    for (index, item) in items.enumerated() {
      text += index == 0 ? "\n\(inner)" : ",\n\(inner)"
      write(item, &text, inner)
    }
    text += "\n\(indentation)\(brackets.suffix(1))"
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
