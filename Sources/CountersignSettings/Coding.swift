// A synthesized `Codable` conformance prefers these overloads to the generic methods, so every
// `Duration` of the settings is coded as a whole number of seconds.

extension KeyedEncodingContainer {
  mutating func encode(_ value: Duration, forKey key: Key) throws {
    try encode(value.components.seconds, forKey: key)
  }

  /// Nil is coded as null: a setting that is absent on purpose stays visible.
  mutating func encodeIfPresent(_ value: Duration?, forKey key: Key) throws {
    guard let value else { return try encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  /// Nil is coded as null: a setting that is absent on purpose stays visible.
  mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws {
    guard let value else { return try encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  /// Nil is coded as null: a setting that is absent on purpose stays visible.
  mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws {
    guard let value else { return try encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  /// Nil is coded as null: a setting that is absent on purpose stays visible.
  mutating func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
    guard let value else { return try encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }
}

extension KeyedDecodingContainer {
  func decode(_ type: Duration.Type, forKey key: Key) throws -> Duration {
    .seconds(try decode(Int64.self, forKey: key))
  }

  func decodeIfPresent(_ type: Duration.Type, forKey key: Key) throws -> Duration? {
    try decodeIfPresent(Int64.self, forKey: key).map { .seconds($0) }
  }
}
