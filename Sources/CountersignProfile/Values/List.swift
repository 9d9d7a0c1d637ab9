import CountersignSource

extension ValueType {
  /// A list of such values.
  static func list<Element>(_ type: ValueType<Element>) -> ValueType where Value == [Element] {
    let splitsAtCommas = type.name != "text" && type.name != "regular expression"
    return ValueType(
      name: "list of \(type.name)", wants: "a list",
      schema: .members(["type": .string("array"), "items": type.schema]),
      read: { $0.list(of: type, splitsAtCommas: splitsAtCommas) },
      spell: { YAMLSpelling.list($0.map(type.spell)) })
  }

  /// A list with at least one such value.
  static func someOf<Element>(_ type: ValueType<Element>) -> ValueType where Value == [Element] {
    let list: ValueType<[Element]> = .list(type)
    return ValueType(
      name: list.name, wants: list.wants,
      schema: .members([
        "type": .string("array"), "items": type.schema, "minItems": .number(1),
      ]),
      read: { reading in
        guard let values = list.read(&reading) else { return nil }
        guard values.isEmpty else { return values }
        reading.report(
          .error, "value-invalid", "`\(reading.name)` is empty",
          help: "leave it out, or name at least one \(type.name)")
        return nil
      },
      spell: list.spell)
  }

  /// One such value, a list of them, or `null` for none.
  static func oneOrList<Element>(
    _ type: ValueType<Element>
  ) -> ValueType where Value == [Element] {
    let items: ValueType<[Element]> = .list(type)
    return ValueType(
      name: "\(type.name), list of \(type.name) or null", wants: "\(type.wants), or a list",
      schema: .members([
        "anyOf": .array([type.schema, items.schema, .members(["type": .string("null")])])
      ]),
      allowsNull: true,
      read: { reading in
        if reading.tree.isNull(reading.node) { return [] }
        if reading.tree.kind(reading.node) == .list { return items.read(&reading) }
        return type.read(&reading).map { [$0] }
      },
      spell: { values in
        guard let first = values.first else { return "null" }
        return values.count == 1 ? type.spell(first) : items.spell(values)
      })
  }
}

extension ValueReading {
  fileprivate mutating func list<Element>(
    of type: ValueType<Element>, splitsAtCommas: Bool
  ) -> [Element]? {
    wanted = "a list"
    guard tree.kind(node) == .list else {
      reportNoList(splitsAtCommas: splitsAtCommas)
      return nil
    }
    var elements: [Element] = []
    var isWhole = true
    for item in tree.items(of: node) {
      var reading = inner(item)
      if tree.isNull(item), !type.allowsNull {
        reading.report(
          .error, "value-invalid", "an entry of `\(name)` is empty",
          help: "write \(type.wants), or delete the entry")
        isWhole = false
      } else if let element = type.read(&reading) {
        elements.append(element)
      } else {
        isWhole = false
      }
      absorb(reading)
    }
    return isWhole ? elements : nil
  }

  private mutating func reportNoList(splitsAtCommas: Bool) {
    guard tree.kind(node) == .scalar else {
      report(.error, "value-invalid", "`\(name)` must be a list; this is a map")
      return
    }
    let text = tree.text(node)
    let parts = text.split { $0 == "," || $0 == " " }.map(String.init)
    if splitsAtCommas, parts.count > 1 {
      report(
        .error, "value-invalid",
        "`\(name)` is a list; a \(text.contains(",") ? "comma" : "space") does not make one",
        help: "write `[a, b]`", replacement: YAMLSpelling.list(parts.map(YAMLSpelling.scalar)))
    } else {
      report(
        .error, "value-invalid", "`\(name)` must be a list; this is one value",
        help: text.isEmpty ? "write `[]` for none" : "put it in brackets",
        replacement: place.isMultiline || text.isEmpty ? nil : "[\(YAMLSpelling.scalar(text))]")
    }
  }
}
