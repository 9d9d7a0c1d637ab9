import CountersignSource

extension ValueType where Value == String {
  /// A regular expression for origins or paths.
  static let pattern = text(
    "regular expression", wants: "a regular expression", pattern: "^.+$",
    unquoted: [.number, .boolean]
  ) { text in
    if let refusal = emptyOrUnseen(text) { return refusal }
    do {
      _ = try Regex(text)
      return nil
    } catch {
      return TextRefusal(
        "is no regular expression, found `\(text)`",
        help: "check brackets and backslashes; in single quotes a backslash is written once")
    }
  }

  /// A media type without parameters (RFC 9110 8.3.1).
  static let mediaType = text(
    "media type", wants: "a media type such as `application/json`", pattern: "^[^/\\s]+/[^/\\s]+$"
  ) { text in
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isToken = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") }
    }
    guard parts.count == 2, isToken else {
      return TextRefusal("is a media type such as `application/json`, found `\(text)`")
    }
    return nil
  }

  /// A day, quoted, as `"2027-01-31"`.
  static let date = text(
    "date", wants: "a date such as \"2027-01-31\"", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
  ) { text in
    if CalendarDate(text) != nil { return nil }
    let hasShape = text.split(separator: "-").map(\.utf8.count) == [4, 2, 2]
    return TextRefusal(
      hasShape
        ? "is no day of the calendar: `\(text)`"
        : "is a date such as \"2027-01-31\", found `\(text)`",
      help: "write year, month and day, quoted: \"2027-01-31\"")
  }

  /// The value of a header field: visible ASCII and blanks (RFC 9110 5.5).
  static let headerValue = text(
    "text", wants: "a header value", unquoted: [.number, .boolean]
  ) { text in
    let odd = text.unicodeScalars.first { $0.value < 0x20 || $0.value >= 0x7F }
    return odd.map { TextRefusal("is a header value and cannot contain \(Visible.name($0))") }
  }
}
