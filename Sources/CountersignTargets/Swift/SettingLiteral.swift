import CountersignSettings

/// The value of one setting as Swift code.
enum SettingLiteral {
  /// Returns the literal for a value of a type that one assignment sets; nil for sections and lists
  /// of sections, and for types that the settings did not use so far.
  static func code(of value: Any) -> Code? {
    switch value {
    case let text as String: SwiftLiteral.string(text)
    case let flag as Bool: SwiftLiteral.bool(flag)
    case let number as Int: SwiftLiteral.int(number)
    case let length as Duration: SwiftLiteral.duration(length)
    case let rate as AuthSettings.Rate: rateCode(rate)
    case let reference as AuthSettings.SecretReference: referenceCode(reference)
    default: codeByShape(of: value)
    }
  }

  private static func rateCode(_ rate: AuthSettings.Rate) -> Code {
    let period = SwiftLiteral.duration(rate.period).text
    return SwiftLiteral.code("AuthSettings.Rate(count: \(rate.count), per: \(period))")
  }

  private static func referenceCode(_ reference: AuthSettings.SecretReference) -> Code {
    switch reference {
    case .environment(let name): SwiftLiteral.member("environment", SwiftLiteral.string(name))
    case .file(let path): SwiftLiteral.member("file", SwiftLiteral.string(path))
    case .generate(let count): SwiftLiteral.member("generate", SwiftLiteral.int(count))
    }
  }

  private static func codeByShape(of value: Any) -> Code? {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .enum where mirror.children.isEmpty:
      return SwiftLiteral.member("\(value)")
    case .optional:
      guard let wrapped = mirror.children.first?.value else { return SwiftLiteral.code("nil") }
      return code(of: wrapped).map { SwiftLiteral.code(".some(\($0.text))") }
    case .collection:
      let elements = mirror.children.map { code(of: $0.value) }
      let codes = elements.compactMap(\.self)
      return codes.count == elements.count ? SwiftLiteral.array(codes) : nil
    default:
      return nil
    }
  }
}
