#if Server
  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// A JSON text as values (RFC 8259).
  enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a whole text; nil when it is not JSON.
    init?(_ octets: some Sequence<UInt8>) {
      guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(octets)) else {
        return nil
      }
      self = value
    }

    /// The member of an object; nil for anything else.
    subscript(name: String) -> JSONValue? {
      guard case .object(let members) = self else { return nil }
      return members[name]
    }

    /// The text; nil for anything else.
    var string: String? {
      guard case .string(let text) = self else { return nil }
      return text
    }

    /// The whole number; nil for anything else, fractions too.
    var integer: Int64? {
      guard case .number(let number) = self else { return nil }
      return Int64(exactly: number)
    }

    /// The text, or the texts of a list; empty for anything else.
    var strings: [String] {
      switch self {
      case .string(let text): [text]
      case .array(let members): members.compactMap(\.string)
      default: []
      }
    }

    /// A text between quotes with what JSON wants escaped.
    static func quoted(_ text: String) -> String {
      var quoted = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case "\u{0}"..."\u{1F}":
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
      }
      return quoted + "\""
    }
  }

  extension JSONValue: Decodable {
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else if let value = try? container.decode(String.self) {
        self = .string(value)
      } else if let value = try? container.decode([JSONValue].self) {
        self = .array(value)
      } else {
        self = .object(try container.decode([String: JSONValue].self))
      }
    }
  }
#endif
