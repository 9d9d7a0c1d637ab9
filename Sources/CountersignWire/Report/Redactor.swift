#if Server
  package import CountersignRules
  package import CountersignSettings

  /// Takes secrets out of what was seen on the wire: each is shown by its kind and length.
  package struct Redactor: Sendable {
    private let kinds: [(name: String, kind: String)]
    private let csrfHeader: String
    private let passwords: [String]
    /// Values that the server handed out, the longest first.
    private var handedOut: [String] = []

    /// Creates a redactor for the cookies of these settings and these passwords.
    package init(_ settings: AuthSettings, passwords: [String] = []) {
      kinds = [
        (settings.cookies.access.name, "access token"),
        (settings.cookies.refresh.name, "refresh token"),
        (settings.csrf.cookie.name, "csrf token"), ("sessionid", "session id"),
      ]
      csrfHeader = settings.csrf.header.lowercased()
      self.passwords = passwords.filter { !$0.isEmpty }.flatMap(Self.spellings)
    }

    /// The same redactor, which also hides every cookie value that these exchanges set, wherever
    /// it stands.
    package func hiding(_ transcript: Transcript) -> Redactor {
      let lines = transcript.exchanges.flatMap { $0.response.setCookies }
      let values = Set(lines.compactMap { SetCookieLine($0)?.bareValue }.filter { $0.count >= 8 })
      var redactor = self
      redactor.handedOut = values.sorted { ($1.count, $0) < ($0.count, $1) }
      return redactor
    }

    /// A password as it is and as JSON, HTML and a form would spell it.
    private static func spellings(_ password: String) -> [String] {
      let html = password.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing("'", with: "&#x27;")
      let json = String(JSONValue.quoted(password).dropFirst().dropLast())
      let spellings = [password, json, html, RequestBody.percentEncoded(password)]
      return Set(spellings).sorted { ($1.count, $0) < ($0.count, $1) }
    }

    /// The text without tokens, passwords and the values of the profile's cookies; of a line that
    /// begins as a cookie field, no cookie's value at all is left.
    package func text(_ text: String) -> String {
      for field in ["Set-Cookie: ", "Cookie: "] where text.hasPrefix(field) {
        return field
          + value(ofHeader: String(field.dropLast(2)), String(text.dropFirst(field.count)))
      }
      var text = text
      for (name, kind) in kinds { text = withoutCookie(name, kind, in: text) }
      for password in passwords {
        text = text.replacing(password, with: "<password, \(password.count) characters>")
      }
      text = withoutMembers(withoutTokens(text))
      for value in handedOut {
        text = text.replacing(value, with: "<cookie value, \(value.count) characters>")
      }
      return text
    }

    /// The text without the values of JSON members that hold a secret wherever they are used.
    private func withoutMembers(_ text: String) -> String {
      let members =
        /("(csrf_?token|(access|refresh|id|auth)?_?token|access|refresh|key|password|session_?id)"\s*:\s*")([^"<][^"]*)"/
        .ignoresCase()
      return text.replacing(members) { match in
        let kind = match.output.2.lowercased().contains("csrf") ? "csrf token" : "secret"
        return "\(match.output.1)<\(kind), \(match.output.4.count) characters>\""
      }
    }

    /// The value of a header field without secrets.
    package func value(ofHeader name: String, _ value: String) -> String {
      let name = name.lowercased()
      if name == "authorization" { return "<credentials, \(value.count) characters>" }
      if name == csrfHeader || name.contains("csrftoken") {
        return "<csrf token, \(value.count) characters>"
      }
      let pairs = name == "cookie" ? .max : name == "set-cookie" ? 1 : 0
      return text(withoutValues(ofFirst: pairs, in: value))
    }

    /// A cookie field with the values of its first pairs replaced, whoever's cookies they are.
    private func withoutValues(ofFirst count: Int, in field: String) -> String {
      let parts = field.split(separator: ";", omittingEmptySubsequences: false)
      return parts.enumerated().map { index, part in
        guard index < count, let equals = part.firstIndex(of: "="),
          equals < part.index(before: part.endIndex)
        else { return String(part) }
        let name = part[..<equals].drop { $0 == " " }
        let kind = kinds.first { $0.name == name }?.kind ?? "cookie value"
        let length = part.distance(from: equals, to: part.endIndex) - 1
        return "\(part[...equals])<\(kind), \(length) characters>"
      }.joined(separator: ";")
    }

    /// The text without what reads as a JSON Web Token, three parts of which the first is a JSON
    /// object, and without what could be the rest of one: `eyJ` is how `{"` begins in base64url.
    private func withoutTokens(_ text: String) -> String {
      let whole = text.replacing(/[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*/) { match in
        let start = Base64URL.decode(match.output.prefix(4))?.first { !" \t\r\n".utf8.contains($0) }
        return start == UInt8(ascii: "{")
          ? "<token, \(match.output.count) characters>" : String(match.output)
      }
      return whole.replacing(/[A-Za-z0-9_-]*eyJ[A-Za-z0-9_.-]{8,}/) {
        "<token, \($0.output.count) characters>"
      }
    }

    /// Replaces the value of `name=value` up to the next `;`.
    private func withoutCookie(_ name: String, _ kind: String, in text: String) -> String {
      var result = ""
      var rest = text[...]
      while let found = rest.firstRange(of: name + "=") {
        let before = found.lowerBound == rest.startIndex ? nil : rest[..<found.lowerBound].last
        let value = rest[found.upperBound...].prefix { $0 != ";" && $0 != "\n" }
        let isName = before == nil || before == " " || before == ";"
        let isDone = value.isEmpty || value.hasPrefix("<\(kind)")
        result += rest[..<found.upperBound]
        result += isName && !isDone ? "<\(kind), \(value.count) characters>" : String(value)
        rest = rest[value.endIndex...]
      }
      return result + rest
    }
  }
#endif
