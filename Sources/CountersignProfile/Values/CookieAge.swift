import CountersignSource

extension ValueType where Value == Duration? {
  /// A duration, or the word `session` for a cookie without Max-Age.
  static let cookieAge = ValueType(
    name: "duration or `session`", wants: "a duration such as `7d`, or `session`",
    schema: .members([
      "anyOf": .array([
        .members(["const": .string("session")]), ValueType<Duration>.duration().schema,
      ])
    ]),
    read: { reading in
      if reading.tree.kind(reading.node) == .scalar,
        reading.tree.text(reading.node) == "session"
      {
        return .some(nil)
      }
      return reading.duration(upTo: .standard).map { .some($0) }
    },
    spell: { $0.map(\.spelling) ?? "session" })
}
