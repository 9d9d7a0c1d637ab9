import CountersignSettings
import CountersignSource

extension ValueType where Value == Duration {
  /// A number with a unit, such as `15m`, up to `limit`.
  static func duration(upTo limit: LongestDuration = .standard) -> ValueType {
    ValueType(
      name: "duration", wants: "a duration such as `90s`, `15m`, `1h30m` or `7d`",
      schema: .members([
        "type": .string("string"),
        "pattern": .string("^(?=.)([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$"),
      ]),
      read: { $0.duration(upTo: limit) }, spell: { $0.spelling })
  }
}

extension Duration {
  /// The profile spelling, in whole seconds.
  package var spelling: String { WholeSeconds(seconds: components.seconds).description }
}

/// The longest duration that a field takes.
struct LongestDuration: Sendable {
  /// In its spelling, for messages.
  let text: String
  let seconds: Int64

  /// Ten years.
  static let standard = LongestDuration("3650d")

  /// The limit in its spelling; none when that is no duration.
  init(_ text: String) {
    self.text = text
    seconds = WholeSeconds(text)?.seconds ?? .max
  }
}

extension ValueReading {
  mutating func duration(upTo limit: LongestDuration) -> Duration? {
    guard let text = scalar(wants: "a duration such as `15m`") else { return nil }
    if let length = WholeSeconds(text) {
      guard length.seconds <= limit.seconds else {
        report(.error, "value-invalid", "`\(name)` is at most \(limit.text), found `\(text)`")
        return nil
      }
      return .seconds(length.seconds)
    }
    reportUnreadable(text)
    return nil
  }

  private mutating func reportUnreadable(_ text: String) {
    let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if text == "0" {
      report(.error, "duration-unitless", "`0` has no unit", help: "write `0s`")
    } else if !text.isEmpty, text.utf8.first != UInt8(ascii: "0"), text.utf8.allSatisfy(isDigit) {
      report(
        .error, "duration-unitless", "`\(text)` has no unit",
        help: text.utf8.count > 9
          ? "write a number with its unit, such as `15m`"
          : "write the unit: `\(text)s`, `\(text)m`, `\(text)h` or `\(text)d`")
    } else if let seconds = Self.sexagesimal(text) {
      let meant = WholeSeconds(seconds: seconds)
      report(
        .error, "duration-unitless",
        "`\(text)` is \(seconds) in YAML 1.1 and text in YAML 1.2",
        help: "write `\(meant)` for \(seconds) seconds")
    } else if text.utf8.first.map(isDigit) ?? false, OtherReading.isOddNumber(text),
      let reading = ambiguousReading(text)
    {
      report(
        .error, "scalar-ambiguous", "`\(text)` is read differently: \(reading)",
        help: "write the number in plain decimal, with its unit")
    } else {
      report(
        .error, "value-invalid",
        "`\(name)` must be a duration such as `90s`, `15m`, `1h30m` or `7d`, found `\(text)`",
        help: "write a number and w, d, h, m or s, largest first, without spaces")
    }
  }

  /// The value of a base-60 number of YAML 1.1, such as 900 for `15:00`; nil for other texts.
  private static func sexagesimal(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1, parts.count <= 4 else { return nil }
    var value: Int64 = 0
    for part in parts {
      guard let digit = Int64(part), (0..<100_000).contains(digit) else { return nil }
      value = value * 60 + digit
    }
    return value
  }
}
