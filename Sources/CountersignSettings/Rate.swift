extension AuthSettings {
  /// A limit: so many events in each stretch of time.
  ///
  /// Written and coded as `5/minute`, or `20/15m` when the stretch is no single unit.
  public struct Rate: Sendable, Hashable, Codable, CustomStringConvertible {
    /// How many events are let through, at least 1.
    public var count: Int

    /// The stretch of time, in whole seconds, at least one.
    public var period: Duration

    /// Creates a rate of `count` events per `period`.
    public init(count: Int, per period: Duration) {
      self.count = count
      self.period = period
    }

    /// Reads the canonical spelling `count/second|minute|hour|day` or `count/<duration>`; nil for
    /// anything else.
    public init?(_ description: String) {
      let parts = description.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let count = Int(parts[0]), count >= 1 else { return nil }
      let unit = Rate.units.first { $0.name == parts[1] }?.seconds
      guard let seconds = unit ?? WholeSeconds(parts[1])?.seconds, seconds >= 1 else { return nil }
      self.init(count: count, per: .seconds(seconds))
    }

    /// The canonical spelling.
    public var description: String {
      let seconds = period.components.seconds
      let unit = (Rate.units.first { $0.seconds == seconds }?.name).map(String.init)
      return "\(count)/\(unit ?? WholeSeconds(seconds: seconds).description)"
    }

    /// Decodes the canonical spelling.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let rate = Rate(text) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "expected a rate such as 5/minute, found \(text)")
      }
      self = rate
    }

    /// Encodes the canonical spelling.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(description)
    }

    private static let units: [(name: Substring, seconds: Int64)] = [
      ("second", 1), ("minute", 60), ("hour", 3600), ("day", 86_400),
    ]
  }
}
