/// A JSON text as a tree; numbers are whole, as all numbers of the settings are.
enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }
}

extension JSONValue {
  /// The path, such as `settings.site.apps[0].color`, of the first object member that `other` has
  /// not; nil if it has all.
  func firstMember(missingFrom other: JSONValue, at path: String = "") -> String? {
    switch (self, other) {
    case (.object(let mine), .object(let theirs)):
      for (key, value) in mine.sorted(by: { $0.key < $1.key }) {
        let inner = path.isEmpty ? key : "\(path).\(key)"
        guard let counterpart = theirs[key] else { return inner }
        if let found = value.firstMember(missingFrom: counterpart, at: inner) { return found }
      }
      return nil
    case (.array(let mine), .array(let theirs)):
      for (index, pair) in zip(mine, theirs).enumerated() {
        let inner = "\(path)[\(index)]"
        if let found = pair.0.firstMember(missingFrom: pair.1, at: inner) { return found }
      }
      return nil
    default:
      return nil
    }
  }
}
