private import CountersignBrowser
import CountersignSource

extension ValueType where Value == String {
  /// A route below the base path: starts with `/`, printable ASCII, no query.
  static let route = text(
    "route", wants: "a path such as `/auth/login/`", pattern: "^/[^?#;\\s]*$"
  ) { pathRefusal($0) }

  /// The prefix of all routes: empty, or a path without a trailing slash.
  static let basePath = text(
    "path", wants: "a path such as `/api`, without a trailing slash",
    pattern: "^(/[^?#;\\s]*[^/])?$"
  ) { text in
    if text.isEmpty { return nil }
    if let refusal = pathRefusal(text) { return refusal }
    guard text.hasSuffix("/") else { return nil }
    return TextRefusal(
      "ends without a slash, found `\(text)`", replacement: String(text.dropLast()))
  }

  /// The Path of a cookie (RFC 6265bis 4.1.2.4).
  static let cookiePath = text(
    "path", wants: "a path such as `/api/auth/`", pattern: "^/[^;\\x00-\\x1F]*$"
  ) { pathRefusal($0) }

  /// An absolute address with http or https.
  static let webAddress = text(
    "URL", wants: "a URL such as `https://api.example.com/api`", pattern: "^https?://"
  ) { text in
    do {
      _ = try WebURL(parsing: text)
      return nil
    } catch {
      return TextRefusal(
        "is no URL: \(error), found `\(text)`", help: InternationalHost(in: text)?.words)
    }
  }

  private static func pathRefusal(_ text: String) -> TextRefusal? {
    guard text.utf8.first == UInt8(ascii: "/") else {
      return TextRefusal("starts with `/`, found `\(text)`", replacement: "/" + text)
    }
    if hasIdleSegment(text) {
      return TextRefusal("has no empty and no `..` segments, found `\(text)`")
    }
    guard let odd = text.unicodeScalars.first(where: isOddInPath) else { return nil }
    return TextRefusal("cannot contain \(Visible.name(odd)), found `\(text)`")
  }

  /// Whether a segment is `..`, or empty before the last slash.
  private static func hasIdleSegment(_ text: String) -> Bool {
    // Most paths have neither two slashes nor two dots in a row.
    guard hasTwoAlike(text) else { return false }
    let segments = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return segments.dropFirst().dropLast().contains { $0.isEmpty }
      || segments.contains { $0.elementsEqual("..".utf8) }
  }

  private static func hasTwoAlike(_ text: String) -> Bool {
    var last: UInt8 = 0
    for octet in text.utf8 {
      if octet == last, octet == UInt8(ascii: "/") || octet == UInt8(ascii: ".") { return true }
      last = octet
    }
    return false
  }

  private static func isOddInPath(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "?", "#", ";", "\\", "\"": true
    default: scalar.value <= 0x20 || scalar.value >= 0x7F
    }
  }
}
