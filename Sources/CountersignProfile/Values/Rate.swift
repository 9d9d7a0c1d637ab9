import CountersignSettings
import CountersignSource

extension ValueType where Value == AuthSettings.Rate {
  /// A count and a stretch of time, such as `5/minute` or `20/15m`.
  static let rate = ValueType(
    name: "rate", wants: "a rate such as `5/minute`",
    schema: .members([
      "type": .string("string"),
      "pattern": .string(
        "^[1-9][0-9]*/(s|sec|second|m|min|minute|h|hour|d|day|([0-9]+[wdhms])+)$"),
    ]),
    read: { $0.rate() }, spell: { $0.description })
}

extension ValueReading {
  fileprivate mutating func rate() -> AuthSettings.Rate? {
    guard let text = scalar(wants: "a rate such as `5/minute`") else { return nil }
    if let rate = Self.rate(text) { return rate }
    let compact = String(text.filter { $0 != " " }.drop { $0 == "0" }).lowercased()
    report(
      .error, "throttle-rate-misread",
      "`\(text)` is no rate: a count, a slash and second, minute, hour, day or a duration",
      help: "other readers fail at the first request or count in another unit; write `5/minute`",
      replacement: Self.rate(compact) == nil ? nil : compact)
    return nil
  }

  private static let plus = UInt8(ascii: "+")
  private static let zero = UInt8(ascii: "0")

  private static func rate(_ text: String) -> AuthSettings.Rate? {
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")), text.utf8.first != plus,
      text.utf8.first != zero,
      let count = Int(text[..<slash]), count >= 1
    else { return nil }
    let unit = text[text.utf8.index(after: slash)...]
    let seconds: Int64? =
      switch unit {
      case "s", "sec", "second": 1
      case "m", "min", "minute": 60
      case "h", "hour": 3600
      case "d", "day": 86_400
      default: WholeSeconds(unit)?.seconds
      }
    guard let seconds, seconds >= 1, count <= 1_000_000_000 else { return nil }
    return AuthSettings.Rate(count: count, per: .seconds(seconds))
  }
}
