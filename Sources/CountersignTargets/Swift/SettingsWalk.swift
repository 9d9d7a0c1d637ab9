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
    /// The profile's field, such as `cookies.access.name`; that of the list for what is in one.
    var field: String
    /// The property as the types declare it, such as `AuthSettings.TokenCookie.name`.
    var declaration: String
    /// Whether it is in an entry of a list.
    var isInList: Bool
    /// Whether the value is no list of records, nor in one: one text can say another.
    var isOverridable: Bool
  }

  /// The assignments, without those values that the initialiser of `AuthSettings` takes.
  private(set) var assignments: [Assignment] = []

  /// The values that the initialiser takes.
  private(set) var arguments: [Assignment] = []

  private static let initialised: Set<String> = ["name", "environment", "site.api"]

  /// Walks over `settings`; throws `inexpressible` for a value without a literal.
  init(_ settings: AuthSettings) throws(TargetError) {
    try visitProperties(of: settings, at: Place())
  }

  /// A property as its type declares it, such as `AuthSettings.TokenCookie.name`.
  static func declaration(of property: String, in type: Any.Type) -> String {
    // A type's name begins with that of its module.
    "\(String(reflecting: type).drop { $0 != "." }.dropFirst()).\(property)"
  }

  /// Where the walk is.
  private struct Place {
    var path = ""
    var field = ""
    var declaration = ""
    var isInList = false
  }

  private mutating func visitProperties(of value: Any, at place: Place) throws(TargetError) {
    for property in Mirror(reflecting: value).children {
      guard let label = property.label else { throw .inexpressible(setting: place.path) }
      let (name, key) = (SwiftLiteral.identifier(label).text, PropertyName.key(of: label))
      var inner = place
      inner.path = place.path.isEmpty ? name : "\(place.path).\(name)"
      if !place.isInList { inner.field = place.field.isEmpty ? key : "\(place.field).\(key)" }
      inner.declaration = Self.declaration(of: name, in: type(of: value))
      try visit(property.value, at: inner)
    }
  }

  private mutating func visit(_ value: Any, at place: Place) throws(TargetError) {
    if let literal = SettingLiteral.code(of: value) {
      return append(place, literal, isOverridable: !place.isInList && !RecordList.isOne(value))
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct:
      try visitProperties(of: value, at: place)
    case .collection:
      let count = mirror.children.count
      append(
        place, SwiftLiteral.code("Array(repeating: .init(), count: \(count))"), isOverridable: false
      )
      for (index, element) in mirror.children.enumerated() {
        var inner = place
        inner.path += "[\(index)]"
        inner.isInList = true
        try visit(element.value, at: inner)
      }
    default:
      throw .inexpressible(setting: place.path)
    }
  }

  private mutating func append(_ place: Place, _ value: Code, isOverridable: Bool) {
    let assignment = Assignment(
      path: SwiftLiteral.code(place.path), value: value, field: place.field,
      declaration: place.declaration, isInList: place.isInList, isOverridable: isOverridable)
    if Self.initialised.contains(place.path) {
      arguments.append(assignment)
    } else {
      assignments.append(assignment)
    }
  }
}

/// What lists of records have in common, empty ones too.
private enum RecordList {
  /// Whether a value is a list of neither texts nor words.
  static func isOne(_ value: Any) -> Bool {
    guard let list = type(of: value) as? any ListType.Type else { return false }
    return list.element != String.self && !(list.element is any CaseIterable.Type)
  }
}

private protocol ListType {
  static var element: Any.Type { get }
}

extension Array: ListType {
  fileprivate static var element: Any.Type { Element.self }
}
