#if Server
  package import CountersignSettings

  /// Takes secrets out of what was seen on the wire: each is shown by its kind and length.
  package struct Redactor: Sendable {
    private let kinds: [(name: String, kind: String)]
    private let passwords: [String]

    /// Creates a redactor for the cookies of these settings and these passwords.
    package init(_ settings: AuthSettings, passwords: [String] = []) {
      kinds = [
        (settings.cookies.access.name, "access token"),
        (settings.cookies.refresh.name, "refresh token"),
        (settings.csrf.cookie.name, "csrf token"), ("sessionid", "session id"),
      ]
      self.passwords = passwords.filter { !$0.isEmpty }
    }

    /// The text without tokens, cookie values and passwords.
    package func text(_ text: String) -> String {
      var text = text
      for (name, kind) in kinds { text = withoutCookie(name, kind, in: text) }
      for password in passwords {
        text = text.replacing(password, with: "<password, \(password.count) characters>")
      }
      text = text.replacing(/[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/) {
        "<token, \($0.output.count) characters>"
      }
      return text.replacing(/("csrfToken"\s*:\s*")([^"]+)"/) {
        "\($0.output.1)<csrf token, \($0.output.2.count) characters>\""
      }
    }

    /// The value of a header field without secrets.
    package func value(ofHeader name: String, _ value: String) -> String {
      let lower = name.lowercased()
      if lower == "authorization" { return "<credentials, \(value.count) characters>" }
      if lower.contains("csrf") { return "<csrf token, \(value.count) characters>" }
      return text(value)
    }

    /// Replaces the value of `name=value` up to the next `;`.
    private func withoutCookie(_ name: String, _ kind: String, in text: String) -> String {
      var result = ""
      var rest = text[...]
      while let found = rest.firstRange(of: name + "=") {
        let before = found.lowerBound == rest.startIndex ? nil : rest[..<found.lowerBound].last
        let value = rest[found.upperBound...].prefix { $0 != ";" && $0 != "\n" }
        result += rest[..<found.upperBound]
        let isName = before == nil || before == " " || before == ";"
        result += isName && !value.isEmpty ? "<\(kind), \(value.count) characters>" : String(value)
        rest = rest[value.endIndex...]
      }
      return result + rest
    }
  }
#endif
