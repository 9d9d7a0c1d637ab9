/// The two comparisons that decide where a cookie goes.
package enum CookieMatch {
  /// Whether `host` is `domain` or, being a name, lies below it. Source: RFC 6265bis 5.1.3.
  package static func domain(_ host: Host, _ domain: String) -> Bool {
    host.text == domain || !host.isAddress && isBelow(host.text, domain)
  }

  /// Whether `name` ends with a dot and `domain`.
  static func isBelow(_ name: String, _ domain: String) -> Bool {
    let labels = name.utf8.count - domain.utf8.count
    guard labels > 1, name.utf8.suffix(domain.utf8.count).elementsEqual(domain.utf8) else {
      return false
    }
    let dot = name.utf8.index(name.utf8.startIndex, offsetBy: labels - 1)
    return name.utf8[dot] == UInt8(ascii: ".")
  }

  /// Whether `path` is `prefix` or continues it at a `/`; case counts. Source: RFC 6265bis 5.1.4.
  package static func path(_ path: String, _ prefix: String) -> Bool {
    guard ASCII.begins(path, prefix) else { return false }
    let rest = path.utf8.dropFirst(prefix.utf8.count)
    return rest.isEmpty || prefix.utf8.last == UInt8(ascii: "/") || rest.first == UInt8(ascii: "/")
  }

  /// The path of a cookie that is set without one: the request's path up to its last `/`.
  package static func defaultPath(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash != path.startIndex else {
      return "/"
    }
    return String(path[..<slash])
  }
}
