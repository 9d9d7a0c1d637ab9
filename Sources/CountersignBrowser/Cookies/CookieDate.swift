/// The forgiving date syntax of the `Expires` attribute. Source: RFC 6265bis 5.1.1.
enum CookieDate {
  /// Reads a date as seconds since 1970; nil when it is none or no such day exists.
  static func parse(_ text: Substring.UTF8View) -> Int? {
    var fields = Fields()
    for token in text.split(whereSeparator: isDelimiter) { fields.take(token) }
    return fields.seconds
  }

  private struct Fields {
    var time: (hour: Int, minute: Int, second: Int)?
    var day: Int?
    var month: Int?
    var year: Int?

    /// Gives the token to the first field that has no value yet and accepts it.
    mutating func take(_ token: Substring.UTF8View) {
      if time == nil, let found = CookieDate.time(token) {
        time = found
      } else if day == nil, let found = CookieDate.number(token, digits: 1...2) {
        day = found
      } else if month == nil, let found = CookieDate.month(token) {
        month = found
      } else if year == nil, let found = CookieDate.number(token, digits: 2...4) {
        year = found
      }
    }

    var seconds: Int? {
      guard let time, let day, let month, var year else { return nil }
      if (70...99).contains(year) { year += 1900 }
      if year < 70 { year += 2000 }
      guard year >= 1601, time.hour <= 23, time.minute <= 59, time.second <= 59 else {
        return nil
      }
      guard day >= 1, day <= CookieDate.days(inMonth: month, year) else { return nil }
      let days = CookieDate.daysSince1970(year, month, day)
      return days * 86_400 + time.hour * 3600 + time.minute * 60 + time.second
    }
  }
}

extension CookieDate {
  private static func isDelimiter(_ octet: UInt8) -> Bool {
    switch octet {
    case 0x09, 0x20...0x2F, 0x3B...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Digits at the start of a token; what follows them must begin with a non-digit.
  private static func number(
    _ token: Substring.UTF8View, digits: ClosedRange<Int>
  ) -> Int? {
    let run = token.prefix(while: ASCII.isDigit)
    guard digits.contains(run.count) else { return nil }
    return run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func time(
    _ token: Substring.UTF8View
  ) -> (hour: Int, minute: Int, second: Int)? {
    let parts = token.split(
      separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = whole(parts[0]), let minute = whole(parts[1]),
      let second = number(parts[2], digits: 1...2)
    else { return nil }
    return (hour, minute, second)
  }

  private static func whole(_ token: Substring.UTF8View) -> Int? {
    token.allSatisfy(ASCII.isDigit) ? number(token, digits: 1...2) : nil
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func month(_ token: Substring.UTF8View) -> Int? {
    guard token.count >= 3 else { return nil }
    return months.firstIndex(of: ASCII.lowercased(token.prefix(3))).map { $0 + 1 }
  }

  private static func days(inMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Counts days of the Gregorian calendar with years that begin in March, so that the leap day
  /// is the last of its year.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let monthsSinceMarch = (month + 9) % 12
    let dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
