/// Calendar days.
enum Day {
  /// The day of a moment in seconds since 1970, in UTC, as `YYYY-MM-DD`.
  static func text(_ seconds: Int) -> String {
    // Days since 0000-03-01, when leap days end a year; 146,097 days are 400 years.
    let days = seconds / 86_400 + 719_468
    let era = days / 146_097
    let day = days % 146_097
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let ofYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * ofYear + 2) / 153
    let ofMonth = ofYear - (153 * month + 2) / 5 + 1
    let name = month < 10 ? month + 3 : month - 9
    return "\(year + era * 400 + (name <= 2 ? 1 : 0))-\(two(name))-\(two(ofMonth))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
