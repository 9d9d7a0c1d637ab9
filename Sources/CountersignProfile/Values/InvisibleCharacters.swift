/// Characters that a reader of the profile cannot see.
enum InvisibleCharacters {
  /// Zero-width characters, the soft hyphen and the byte-order mark.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00AD, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF, 0x180E: true
    default: false
    }
  }

  /// The text with each invisible character as `<U+200B>`.
  static func shown(_ text: String) -> String {
    text.unicodeScalars.map { contains($0) ? "<\($0.name)>" : String($0) }.joined()
  }
}

extension Unicode.Scalar {
  /// The scalar as `U+200B`.
  var name: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
