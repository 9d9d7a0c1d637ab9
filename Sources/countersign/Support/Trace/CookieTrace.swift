import CountersignBrowser
import CountersignExplain
import CountersignSettings

/// A `Set-Cookie` line beside what the profile says of the cookie.
enum CookieTrace {
  /// What is known of an attribute: its name, the path of its field below the cookie, what the
  /// line says and what the profile says.
  private typealias Attribute = (name: String, key: String, found: String?, expected: String?)

  /// The parts of a line, read as a browser reads it.
  ///
  /// - Throws: `CommandFailure` when a browser would drop the line, or the profile has no cookie of
  ///   this name.
  static func parts(
    of value: String, settings: AuthSettings
  ) throws(CommandFailure) -> (String, [HeaderTrace.Part]) {
    let line: SetCookieLine
    do throws(Clause) {
      line = try SetCookieLine(parsing: value)
    } catch {
      throw CommandFailure("no browser keeps such a Set-Cookie line: \(error.explanation)")
    }
    if let number = settings.cookies.retired.firstIndex(where: { $0.name == line.name }) {
      let part = HeaderTrace.Part(wire: line.name, field: "cookies.retired")
      return ("Set-Cookie of the retired cookie \(number + 1)", [part])
    }
    let cookies = ProfileCookie.all(in: settings)
    guard let cookie = cookies.first(where: { $0.name(in: settings) == line.name }) else {
      let names = cookies.map { "`\($0.name(in: settings))`" }.joined(separator: ", ")
      throw CommandFailure(
        "the profile sets no cookie of this name", help: "its cookies are \(names)")
    }
    let expected = try Self.line(of: cookie, settings)
    let parts = attributes(of: line, expected, cookie: cookie).map { attribute in
      HeaderTrace.Part(
        wire: attribute.found ?? "no \(attribute.name)",
        field: cookie.field(attribute.key),
        expected: attribute.found == attribute.expected
          ? nil : attribute.expected ?? "no \(attribute.name)")
    }
    return ("Set-Cookie of the \(cookie.rawValue) cookie", parts)
  }

  private static func line(
    of cookie: ProfileCookie, _ settings: AuthSettings
  ) throws(CommandFailure) -> SetCookieLine {
    do throws(Clause) {
      return try SetCookieLine(parsing: cookie.line(in: settings))
    } catch {
      throw CommandFailure("no browser keeps the profile's own cookie: \(error.explanation)")
    }
  }

  private static func attributes(
    of line: SetCookieLine, _ expected: SetCookieLine, cookie: ProfileCookie
  ) -> [Attribute] {
    // A deletion has an age of its own.
    let isDeletion = line.maxAge.map { $0 <= 0 } ?? (line.expires == 0)
    let lines = (line, expected)
    let attributes: [Attribute?] = [
      ("name", "name", line.name, line.name),
      attribute("HttpOnly", "http_only", lines) { $0.isHTTPOnly ? "HttpOnly" : nil },
      attribute("Secure", "secure", lines) { $0.isSecure ? "Secure" : nil },
      attribute("SameSite", "same_site", lines) { sameSite($0.sameSite) },
      attribute("Domain", "domain", lines) { $0.domain.map { "Domain=\($0)" } },
      cookie == .csrf
        ? nil : attribute("Path", "path", lines) { $0.path.map { "Path=\($0)" } },
      isDeletion
        ? nil : attribute("Max-Age", "max_age", lines) { $0.maxAge.map { "Max-Age=\($0)" } },
      cookie == .csrf
        ? nil
        : attribute("Partitioned", "partitioned", lines) { $0.isPartitioned ? "Partitioned" : nil },
    ]
    return attributes.compactMap { $0 }
  }

  private static func attribute(
    _ name: String, _ key: String, _ lines: (SetCookieLine, SetCookieLine),
    _ text: (SetCookieLine) -> String?
  ) -> Attribute {
    (name, key, text(lines.0), text(lines.1))
  }

  private static func sameSite(_ value: SameSite) -> String? {
    value == .unset ? nil : "SameSite=\("\(value)".prefix(1).uppercased())\("\(value)".dropFirst())"
  }
}
