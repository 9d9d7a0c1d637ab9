#if Server
  /// Days of the proleptic Gregorian calendar in UTC, without a date library.
  enum CalendarDate {
    /// The last millisecond since 1970 of a day written `YYYY-MM-DD`; nil for anything else.
    static func endOfDay(_ text: String) -> Int64? {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
        let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]),
        (1...12).contains(month), (1...31).contains(day)
      else { return nil }
      return (days(year: year, month: month, day: day) + 1) * 86_400_000 - 1
    }

    /// An instant as RFC 3339 has it, such as `2026-11-23T21:14:31Z`; `seconds` since 1970.
    static func rfc3339(seconds: Int64) -> String {
      let days = Int64((Double(seconds) / 86_400).rounded(.down))
      let time = seconds - days * 86_400
      let date = date(days: days)
      return "\(padded(date.year, 4))-\(padded(date.month))-\(padded(date.day))"
        + "T\(padded(time / 3600)):\(padded(time / 60 % 60)):\(padded(time % 60))Z"
    }

    // March is the first month of the counted year, so that the leap day is its last: the months
    // then have the lengths 31, 30, 31, 30, 31 over and over.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
      let year = month <= 2 ? year - 1 : year
      let era = (year >= 0 ? year : year - 399) / 400
      let yearOfEra = year - era * 400
      let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
      let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
      return era * 146_097 + dayOfEra - 719_468
    }

    private static func date(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
      let shifted = days + 719_468
      let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
      let dayOfEra = shifted - era * 146_097
      let yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let shiftedMonth = (5 * dayOfYear + 2) / 153
      let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
      let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
      return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func padded(_ number: Int64, _ width: Int = 2) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
  }
#endif
