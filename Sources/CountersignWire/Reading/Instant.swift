#if Server
  /// A moment in the notation of RFC 3339.
  enum Instant {
    /// Whole seconds since 1970; nil for anything but `YYYY-MM-DDThh:mm:ss`, an optional fraction
    /// and `Z` or an offset.
    static func seconds(_ text: String) -> Int64? {
      let pattern = /(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?([Zz]|[+-]\d\d:\d\d)/
      guard let match = text.wholeMatch(of: pattern)?.output,
        let year = Int64(match.1), let month = Int64(match.2), let day = Int64(match.3),
        let hour = Int64(match.4), let minute = Int64(match.5), let second = Int64(match.6),
        (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
      else { return nil }
      let time = hour * 3600 + minute * 60 + second
      return days(year, month, day) * 86_400 + time - offset(match.7)
    }

    private static func offset(_ zone: Substring) -> Int64 {
      guard zone.count == 6, let hours = Int64(zone.dropFirst().prefix(2)),
        let minutes = Int64(zone.suffix(2))
      else { return 0 }
      return (zone.hasPrefix("-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }

    /// Days from 1970-01-01 in the Gregorian calendar; years are counted from March.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
      let marchYear = month > 2 ? year : year - 1
      let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
      let yearOfEra = marchYear - era * 400
      let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
      let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
      return era * 146_097 + dayOfEra - 719_468
    }
  }
#endif
