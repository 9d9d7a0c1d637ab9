import CountersignSource

/// One member of a small map inside a list.
struct RecordMember<Record: Sendable>: Sendable {
  let name: String
  /// The name behind a dot, as it stands in the paths of values.
  let suffix: String
  let isRequired: Bool
  let schema: JSONValue
  let read: @Sendable (inout ValueReading, inout Record) -> Bool
  let spell: @Sendable (Record) -> String

  init<Value>(
    _ name: String, _ member: any WritableKeyPath<Record, Value> & Sendable,
    _ type: ValueType<Value>,
    required: Bool = false
  ) {
    self.name = name
    suffix = "." + name
    isRequired = required
    schema = type.schema
    read = { reading, record in
      if reading.tree.isNull(reading.node), !type.allowsNull {
        guard required else { return true }
        reading.report(
          .error, "value-invalid", "`\(name)` is empty", help: "write \(type.wants)")
        return false
      }
      guard let value = type.read(&reading) else { return false }
      record[keyPath: member] = value
      return true
    }
    spell = { type.spell($0[keyPath: member]) }
  }
}

extension ValueType {
  /// A small map with these members; `empty` has the defaults.
  static func record(
    _ called: String, _ empty: @escaping @Sendable () -> Value, _ members: [RecordMember<Value>]
  ) -> ValueType {
    let names = members.map { "`\($0.name)`" }.joined(separator: ", ")
    return ValueType(
      name: called, wants: "a map with \(names)",
      schema: .members([
        "type": .string("object"), "additionalProperties": .bool(false),
        "required": .array(members.filter(\.isRequired).map { .string($0.name) }),
        "properties": .object(members.map { .init($0.name, $0.schema) }),
      ]),
      read: { reading in reading.record(empty(), members, wants: "a map with \(names)") },
      spell: { record in
        "{ "
          + members.map { "\($0.name): \($0.spell(record))" }.joined(separator: ", ") + " }"
      })
  }
}

extension ValueReading {
  fileprivate mutating func record<Record>(
    _ empty: Record, _ members: [RecordMember<Record>], wants: String
  ) -> Record? {
    guard tree.kind(node) == .map else {
      wanted = wants
      report(.error, "value-invalid", "an entry of `\(name)` must be \(wants)")
      return nil
    }
    var record = empty
    var seen = [Bool](repeating: false, count: members.count)
    var isWhole = true
    for entry in tree.entries(of: node) {
      let key = tree.text(entry.key)
      guard let number = members.firstIndex(where: { $0.name == key }) else {
        absorb(inner(entry.key).unknown(among: members.map(\.name)))
        isWhole = false
        continue
      }
      var reading = inner(entry.value, members[number].suffix)
      isWhole = members[number].read(&reading, &record) && isWhole
      absorb(reading)
      seen[number] = true
    }
    for (member, isSeen) in zip(members, seen) where member.isRequired && !isSeen {
      report(
        .error, "value-invalid", "an entry of `\(name)` lacks `\(member.name)`",
        help: "write \(wants)")
      isWhole = false
    }
    return isWhole ? record : nil
  }
}
