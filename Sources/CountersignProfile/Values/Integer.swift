import CountersignSource

extension ValueType where Value == Int {
  /// A whole number in plain decimal digits, within `range`.
  static func integer(_ range: ClosedRange<Int>) -> ValueType {
    let wants =
      range.count == 1
      ? "\(range.lowerBound)" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return ValueType(
      name: "integer", wants: wants,
      schema: .members([
        "type": .string("integer"), "minimum": .number(range.lowerBound),
        "maximum": .number(range.upperBound),
      ]),
      read: { $0.integer(range, wants: wants) }, spell: { "\($0)" })
  }
}

extension ValueReading {
  fileprivate mutating func integer(_ range: ClosedRange<Int>, wants: String) -> Int? {
    guard let text = scalar(wants: wants) else { return nil }
    guard tree.style(node) == .plain else {
      report(
        message: "`\(name)` must be \(wants); this is the text \"\(text)\"",
        replacement: Int(text).map(String.init))
      return nil
    }
    guard let number = decimal(text, wants: wants) else { return nil }
    guard range.contains(number) else {
      report(message: "`\(name)` must be \(wants), found \(number)")
      return nil
    }
    return number
  }

  private mutating func decimal(_ text: String, wants: String) -> Int? {
    let digits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if digits, !text.isEmpty, text == "0" || !text.hasPrefix("0") {
      guard let number = Int(text) else {
        report(message: "`\(name)` must be \(wants); \(text) is larger than any number here")
        return nil
      }
      return number
    }
    if let reading = ambiguousReading(text) {
      report(
        .error, "scalar-ambiguous", "`\(text)` is read differently: \(reading)",
        help: "write the number in plain decimal")
    } else {
      let whole = text.hasSuffix(".0") ? Int(text.dropLast(2)) : nil
      report(
        message: "`\(name)` must be \(wants), found `\(text)`", replacement: whole.map(String.init))
    }
    return nil
  }

  /// What YAML readers make of a number that is not plain decimal; nil when none takes it for one.
  func ambiguousReading(_ text: String) -> String? {
    let lower = text.lowercased()
    if lower.hasPrefix("0b") { return "2-based in YAML 1.1, text in 1.2" }
    if lower.hasPrefix("0x") { return "16-based where hexadecimal is known, text elsewhere" }
    if lower.hasPrefix("0o") { return "8-based in YAML 1.2, text in 1.1" }
    let digits = Set("0123456789")
    if lower.allSatisfy(digits.contains) {
      let isOctal = !lower.contains("8") && !lower.contains("9")
      return "\(isOctal ? "8-based" : "text") in YAML 1.1, decimal in 1.2"
    }
    if lower.allSatisfy({ digits.contains($0) || $0 == "_" }) {
      return "a number in YAML 1.1, text in 1.2"
    }
    if lower.allSatisfy({ digits.contains($0) || $0 == ":" }) {
      return "60-based in YAML 1.1, text in 1.2"
    }
    if lower.allSatisfy({ digits.contains($0) || "e.+-".contains($0) }), lower.contains("e") {
      return "a fraction in YAML 1.2, text for some readers"
    }
    return nil
  }

  private mutating func report(message: String, replacement: String? = nil) {
    report(.error, "value-invalid", message, replacement: replacement)
  }
}
