import CountersignSettings

/// A rate as the REST framework reads it: a count per second, minute, hour or day.
struct DjangoRate: Hashable, Sendable {
  /// The spelling, such as `5/minute`.
  let text: String

  /// Whether it says the same as the profile.
  let isExact: Bool

  /// Spells `rate`, with the next longer unit if its own length is no unit: that is stricter, never
  /// looser. Above a day the count is cut to the share of one day, at least 1.
  init(_ rate: AuthSettings.Rate) {
    let seconds = rate.period.components.seconds
    if let unit = Self.units.first(where: { $0.seconds >= seconds }) {
      text = "\(rate.count)/\(unit.name)"
      isExact = unit.seconds == seconds
    } else {
      let share = Double(rate.count) * 86_400 / Double(seconds)
      text = "\(max(1, Int(share)))/day"
      isExact = false
    }
  }

  private static let units: [(name: String, seconds: Int64)] = [
    ("second", 1), ("minute", 60), ("hour", 3600), ("day", 86_400),
  ]
}
