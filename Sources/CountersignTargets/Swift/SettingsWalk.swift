import CountersignSettings

/// All settings of a profile as assignments, in the order in which the types declare them.
///
/// The walk goes over the stored properties as the runtime shows them, so a new setting is included
/// without a line here, and one of a new kind of type is an error rather than left out.
struct SettingsWalk {
  /// A stored property and its value, both as Swift code.
  struct Assignment: Hashable, Sendable {
    /// The path from the settings, such as `cookies.access.name`.
    var path: Code
    /// The value.
    var value: Code
  }

  /// The assignments, without those values that the initialiser of `AuthSettings` takes.
  private(set) var assignments: [Assignment] = []

  private static let initialised: Set<String> = ["name", "environment", "site.api"]

  /// Walks over `settings`; throws `inexpressible` for a value without a literal.
  init(_ settings: AuthSettings) throws(TargetError) {
    try visitProperties(of: settings, at: "")
  }

  private mutating func visitProperties(of value: Any, at path: String) throws(TargetError) {
    for property in Mirror(reflecting: value).children {
      guard let label = property.label else { throw .inexpressible(setting: path) }
      let name = SwiftLiteral.identifier(label).text
      try visit(property.value, at: path.isEmpty ? name : "\(path).\(name)")
    }
  }

  private mutating func visit(_ value: Any, at path: String) throws(TargetError) {
    if Self.initialised.contains(path) { return }
    if let literal = SettingLiteral.code(of: value) {
      return append(path, literal)
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct:
      try visitProperties(of: value, at: path)
    case .collection:
      append(path, SwiftLiteral.code("Array(repeating: .init(), count: \(mirror.children.count))"))
      for (index, element) in mirror.children.enumerated() {
        try visit(element.value, at: "\(path)[\(index)]")
      }
    default:
      throw .inexpressible(setting: path)
    }
  }

  private mutating func append(_ path: String, _ value: Code) {
    assignments.append(Assignment(path: SwiftLiteral.code(path), value: value))
  }
}
