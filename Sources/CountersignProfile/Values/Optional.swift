import CountersignSource

extension ValueType {
  /// A value of this type, or `null`.
  static func optional<Wrapped>(_ type: ValueType<Wrapped>) -> ValueType where Value == Wrapped? {
    ValueType(
      name: type.name + " or null", wants: type.wants,
      schema: .members(["anyOf": .array([type.schema, .members(["type": .string("null")])])]),
      allowsNull: true,
      read: { reading in
        if reading.tree.isNull(reading.node) { return .some(nil) }
        return type.read(&reading).map { .some($0) }
      },
      spell: { $0.map(type.spell) ?? "null" })
  }
}
