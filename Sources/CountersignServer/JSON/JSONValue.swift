#if Server
  /// A JSON value that keeps the order of members and the spelling of numbers. Source: RFC 8259.
  enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The digits as they were written.
    case number(String)
    case string(String)
    /// A string that cannot be text, because half of a surrogate pair is missing.
    case loneSurrogate(UInt16)
    case array([JSONValue])
    case object(JSONObject)

    /// The text of a string; nil for everything else.
    var text: String? {
      guard case .string(let text) = self else { return nil }
      return text
    }

    /// The members of an object; nil for everything else.
    var object: JSONObject? {
      guard case .object(let object) = self else { return nil }
      return object
    }

    /// A finite number; nil for everything else.
    var double: Double? {
      guard case .number(let digits) = self, let value = Double(digits), value.isFinite else {
        return nil
      }
      return value
    }

    /// A whole number.
    static func integer(_ value: Int64) -> JSONValue { .number(String(value)) }

    /// Python's word for the type of the value, as the messages for clients use it.
    var typeName: String {
      switch self {
      case .null: "NoneType"
      case .bool: "bool"
      case .number(let digits): digits.allSatisfy(\.isNumber) ? "int" : "float"
      case .string, .loneSurrogate: "str"
      case .array: "list"
      case .object: "dict"
      }
    }
  }

  extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral
  {
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int64) { self = .integer(value) }
    init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
      self = .object(JSONObject(elements.map { JSONObject.Member(name: $0.0, value: $0.1) }))
    }
  }
#endif
