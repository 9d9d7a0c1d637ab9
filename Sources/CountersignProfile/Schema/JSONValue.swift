/// A JSON text as a value; objects keep the order in which they are written.
package indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One member of an object.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue

    /// Creates a member.
    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An object from pairs, in order.
  package static func members(_ pairs: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(pairs.map { Member($0.key, $0.value) })
  }

  /// The text with two spaces of indentation, ending in a newline (RFC 8259).
  package var text: String {
    var out = ""
    write(to: &out, indentation: 0)
    return out + "\n"
  }

  private func write(to out: inout String, indentation: Int) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let value): out += "\(value)"
    case .string(let value): out += Self.quoted(value)
    case .array(let items):
      Self.write(items, between: ("[", "]"), to: &out, indentation: indentation) {
        $0.write(to: &$1, indentation: indentation + 1)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), to: &out, indentation: indentation) {
        $1 += Self.quoted($0.name) + ": "
        $0.value.write(to: &$1, indentation: indentation + 1)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between brackets: (String, String), to out: inout String, indentation: Int,
    item: (Item, inout String) -> Void
  ) {
    guard !items.isEmpty else { return out += brackets.0 + brackets.1 }
    let margin = "\n" + String(repeating: "  ", count: indentation)
    out += brackets.0
    for (index, element) in items.enumerated() {
      out += (index == 0 ? "" : ",") + margin + "  "
      item(element, &out)
    }
    out += margin + brackets.1
  }

  /// `text` as a JSON string, quotes included.
  package static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
