/// Text made safe to print: what a terminal would hide or obey is spelled out.
package enum Visible {
  /// The text with each control and invisible character written as `<U+XXXX>`.
  package static func text(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 > 0x7E }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isInvisible(scalar) {
        result.append(contentsOf: name(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The name of a character, such as `<U+200B>`.
  package static func name(_ scalar: Unicode.Scalar) -> String {
    "<U+\(hex(scalar.value, digits: 4))>"
  }

  /// Whether a scalar draws nothing, moves the text around it or commands the terminal.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800: true
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
        .privateUse, .spaceSeparator:
        true
      default:
        false
      }
    }
  }

  /// A number in upper-case hexadecimal with at least so many digits.
  static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
