#if Server
  import CountersignSettings

  /// One `Set-Cookie` line, written the same way every time.
  ///
  /// Attribute order is fixed (`Path`, `Domain`, `Max-Age`, `SameSite`, `Secure`, `HttpOnly`,
  /// `Partitioned`), so that answers can be compared byte for byte. Source: RFC 6265bis, 4.1.1.
  struct SetCookie: Hashable, Sendable {
    var name: String
    var value = ""
    var path = "/"
    /// Nil keeps the cookie to the host that set it.
    var domain: String?
    /// Seconds; nil makes a cookie that ends with the browser's session.
    var maxAge: Int64?
    var sameSite = AuthSettings.SameSite.unset
    var isSecure = false
    var isHTTPOnly = false
    var isPartitioned = false

    /// The field value.
    var line: String {
      var line = "\(name)=\(value); Path=\(path)"
      if let domain { line += "; Domain=\(domain)" }
      if let maxAge { line += "; Max-Age=\(maxAge)" }
      if let word = sameSite.attribute { line += "; SameSite=\(word)" }
      if isSecure { line += "; Secure" }
      if isHTTPOnly { line += "; HttpOnly" }
      if isPartitioned { line += "; Partitioned" }
      return line
    }

    /// The line that removes this cookie: the same attributes, no value, no lifetime.
    ///
    /// A browser matches name, domain, path and partition; it refuses a deletion that lacks
    /// `Secure` where the name's prefix or `SameSite=None` demands it (RFC 6265bis, 5.7).
    var deletion: SetCookie {
      var copy = self
      copy.value = ""
      copy.maxAge = 0
      return copy
    }

    /// Whether both lines are about one cookie in the browser's store.
    func isSameIdentity(as other: SetCookie) -> Bool {
      name == other.name && path == other.path && domain == other.domain
    }
  }

  extension AuthSettings.SameSite {
    /// The attribute's value; nil where the attribute is left out.
    var attribute: String? {
      switch self {
      case .strict: "Strict"
      case .lax: "Lax"
      case .none: "None"
      case .unset: nil
      }
    }
  }
#endif
