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
      return TextRefusal("is no URL: \(error), found `\(text)`")
    }
  }

  private static func pathRefusal(_ text: String) -> TextRefusal? {
    guard text.hasPrefix("/") else {
      return TextRefusal("starts with `/`, found `\(text)`", replacement: "/" + text)
    }
    if text.contains("//") || text.contains("/../") || text.hasSuffix("/..") {
      return TextRefusal("has no empty and no `..` segments, found `\(text)`")
    }
    let odd = text.unicodeScalars.first {
      $0.value <= 0x20 || $0.value >= 0x7F || "?#;\\\"".unicodeScalars.contains($0)
    }
    return odd.map { TextRefusal("cannot contain \(Visible.name($0)), found `\(text)`") }
  }
}
