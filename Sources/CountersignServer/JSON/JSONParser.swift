#if Server
  /// Why octets are not a JSON text; `offset` counts octets from 0.
  enum JSONError: Error, Hashable {
    case notUTF8
    case byteOrderMark
    case tooDeep(limit: Int)
    case expectedValue(offset: Int)
    case expected(String, offset: Int)
    case unclosedString(offset: Int)
    case controlCharacter(offset: Int)
    case badEscape(offset: Int)
    case trailing(offset: Int)
  }

  /// Reads one JSON text within a bound of depth. Source: RFC 8259.
  struct JSONParser {
    /// How deeply arrays and objects may be nested.
    static let depthLimit = 64

    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) {
      self.bytes = bytes
    }

    /// Reads the value that `bytes` are the text of.
    static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
      guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { throw .byteOrderMark }
      guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
      var parser = JSONParser(bytes)
      let value = try parser.value(depth: 0)
      parser.skipBlanks()
      guard parser.position == bytes.count else { throw .trailing(offset: parser.position) }
      return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
      guard depth < Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit) }
      skipBlanks()
      switch peek {
      case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
      case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
      case UInt8(ascii: "\""): return try string()
      case UInt8(ascii: "t"): return try word("true", .bool(true))
      case UInt8(ascii: "f"): return try word("false", .bool(false))
      case UInt8(ascii: "n"): return try word("null", .null)
      default: return try number()
      }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
      position += 1
      var members: [JSONObject.Member] = []
      skipBlanks()
      if accept("}") { return JSONObject() }
      repeat {
        skipBlanks()
        guard peek == UInt8(ascii: "\"") else {
          throw .expected("property name enclosed in double quotes", offset: position)
        }
        let name = try string().text ?? "\u{FFFD}"
        skipBlanks()
        guard accept(":") else { throw .expected("':' delimiter", offset: position) }
        members.append(JSONObject.Member(name: name, value: try value(depth: depth)))
        skipBlanks()
      } while accept(",")
      guard accept("}") else { throw .expected("',' delimiter", offset: position) }
      return JSONObject(members)
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
      position += 1
      var elements: [JSONValue] = []
      skipBlanks()
      if accept("]") { return [] }
      repeat {
        elements.append(try value(depth: depth))
        skipBlanks()
      } while accept(",")
      guard accept("]") else { throw .expected("',' delimiter", offset: position) }
      return elements
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
      guard bytes[position...].starts(with: word.utf8) else {
        throw .expectedValue(offset: position)
      }
      position += word.utf8.count
      return value
    }
  }

  extension JSONParser {
    private mutating func number() throws(JSONError) -> JSONValue {
      let start = position
      _ = accept("-")
      let whole = digits()
      guard whole > 0, whole == 1 || bytes[position - whole] != UInt8(ascii: "0") else {
        throw .expectedValue(offset: start)
      }
      if accept(".") {
        guard digits() > 0 else { throw .expectedValue(offset: start) }
      }
      if accept("e") || accept("E") {
        _ = accept("+") || accept("-")
        guard digits() > 0 else { throw .expectedValue(offset: start) }
      }
      return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func digits() -> Int {
      let start = position
      while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        position += 1
      }
      return position - start
    }

    private mutating func string() throws(JSONError) -> JSONValue {
      let start = position
      position += 1
      var units: [UInt8] = []
      var lone: UInt16?
      while let byte = peek {
        position += 1
        switch byte {
        case UInt8(ascii: "\""):
          return lone.map { .loneSurrogate($0) } ?? .string(String(decoding: units, as: UTF8.self))
        case UInt8(ascii: "\\"): try escape(into: &units, lone: &lone)
        case 0..<0x20: throw .controlCharacter(offset: position - 1)
        default: units.append(byte)
        }
      }
      throw .unclosedString(offset: start)
    }

    private mutating func escape(
      into units: inout [UInt8], lone: inout UInt16?
    ) throws(JSONError) {
      guard let byte = peek else { throw .badEscape(offset: position) }
      position += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(byte)
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "u"): try unicodeEscape(into: &units, lone: &lone)
      default: throw .badEscape(offset: position - 1)
      }
    }

    private mutating func unicodeEscape(
      into units: inout [UInt8], lone: inout UInt16?
    ) throws(JSONError) {
      let first = try hexadecimal()
      var pair = [first]
      if UTF16.isLeadSurrogate(first), bytes[position...].starts(with: "\\u".utf8) {
        let before = position
        position += 2
        let second = try hexadecimal()
        if UTF16.isTrailSurrogate(second) { pair.append(second) } else { position = before }
      }
      guard let text = String(validating: pair, as: UTF16.self) else {
        lone = lone ?? first
        return
      }
      units.append(contentsOf: text.utf8)
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt16 {
      let digits = bytes[position...].prefix(4)
      guard digits.count == 4, digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
        let value = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
      else { throw .badEscape(offset: position) }
      position += 4
      return value
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func accept(_ character: Unicode.Scalar) -> Bool {
      guard peek == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    private mutating func skipBlanks() {
      while let byte = peek, byte == 0x20 || (0x09...0x0A).contains(byte) || byte == 0x0D {
        position += 1
      }
    }
  }

  extension JSONError: CustomStringConvertible {
    /// A clause after "JSON parse error - ".
    var description: String {
      switch self {
      case .notUTF8: "the text is not UTF-8"
      case .byteOrderMark: "unexpected byte order mark"
      case .tooDeep(let limit): "nested deeper than \(limit)"
      case .expectedValue(let offset): "expecting value at offset \(offset)"
      case .expected(let what, let offset): "expecting \(what) at offset \(offset)"
      case .unclosedString(let offset): "unterminated string from offset \(offset)"
      case .controlCharacter(let offset): "control character at offset \(offset)"
      case .badEscape(let offset): "invalid escape at offset \(offset)"
      case .trailing(let offset): "extra data at offset \(offset)"
      }
    }
  }
#endif
