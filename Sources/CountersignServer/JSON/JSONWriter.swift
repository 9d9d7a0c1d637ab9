#if Server
  extension JSONValue {
    /// The compact UTF-8 form, without blanks and without escaped slashes.
    var bytes: [UInt8] {
      var output: [UInt8] = []
      output.reserveCapacity(256)
      write(to: &output)
      return output
    }

    private func write(to output: inout [UInt8]) {
      switch self {
      case .null: output.append(contentsOf: "null".utf8)
      case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
      case .number(let digits): output.append(contentsOf: digits.utf8)
      case .string(let text): Self.write(text, to: &output)
      case .loneSurrogate: Self.write("\u{FFFD}", to: &output)
      case .array(let values):
        Self.write(values, "[", "]", to: &output) { $0.write(to: &$1) }
      case .object(let object):
        Self.write(object.members, "{", "}", to: &output) { member, output in
          Self.write(member.name, to: &output)
          output.append(UInt8(ascii: ":"))
          member.value.write(to: &output)
        }
      }
    }

    private static func write<Element>(
      _ elements: [Element], _ opening: Unicode.Scalar, _ closing: Unicode.Scalar,
      to output: inout [UInt8], each: (Element, inout [UInt8]) -> Void
    ) {
      output.append(UInt8(ascii: opening))
      for (index, element) in elements.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        each(element, &output)
      }
      output.append(UInt8(ascii: closing))
    }

    private static func write(_ text: String, to output: inout [UInt8]) {
      output.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(contentsOf: [0x5C, byte])
        case 0x0A: output.append(contentsOf: "\\n".utf8)
        case 0..<0x20: output.append(contentsOf: escape(byte))
        default: output.append(byte)
        }
      }
      output.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8) -> String.UTF8View {
      let digits = String(byte, radix: 16)
      return ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
    }
  }
#endif
