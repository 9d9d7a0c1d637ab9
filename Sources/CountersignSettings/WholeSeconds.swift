/// A length of time in its profile spelling: numbers and units joined, largest unit first, as in
/// `90s`, `15m`, `1h30m`, `7d` or `2w`.
public struct WholeSeconds: Sendable, Hashable, CustomStringConvertible {
  /// The length in seconds, not negative.
  public let seconds: Int64

  /// Creates a length of `seconds`; negative values count as zero.
  public init(seconds: Int64) {
    self.seconds = max(0, seconds)
  }

  /// Reads a spelling; nil for anything else, also for units out of order and for lengths that
  /// do not fit.
  public init?(_ text: some StringProtocol) {
    var total: Int64 = 0
    var number: Int64?
    var smallest = Int64.max
    for character in text.utf8 {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) {
        let (tens, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
        let digit = Int64(character - UInt8(ascii: "0"))
        guard !overflow, tens <= Int64.max - digit else { return nil }
        number = tens + digit
      } else {
        guard let count = number, let unit = Self.units.first(where: { $0.letter == character }),
          unit.seconds < smallest
        else { return nil }
        let (length, overflow) = count.multipliedReportingOverflow(by: unit.seconds)
        guard !overflow, total <= Int64.max - length else { return nil }
        total += length
        smallest = unit.seconds
        number = nil
      }
    }
    guard number == nil, smallest != Int64.max else { return nil }
    seconds = total
  }

  /// The spelling in the largest unit, up to days, that leaves no rest.
  public var description: String {
    let unit = Self.units.dropFirst().first { seconds >= $0.seconds && seconds % $0.seconds == 0 }
    guard let unit else { return "0s" }
    return "\(seconds / unit.seconds)\(unit.name)"
  }

  private static let units: [(letter: UInt8, name: String, seconds: Int64)] = [
    (UInt8(ascii: "w"), "w", 604_800), (UInt8(ascii: "d"), "d", 86_400),
    (UInt8(ascii: "h"), "h", 3600), (UInt8(ascii: "m"), "m", 60), (UInt8(ascii: "s"), "s", 1),
  ]
}
