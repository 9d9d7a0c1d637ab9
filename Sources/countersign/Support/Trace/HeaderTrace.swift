import CountersignBrowser
import CountersignExplain
import CountersignProfile
import CountersignSettings

/// The fields that a header of an answer goes back to.
struct HeaderTrace {
  /// A part of the header and the field that says what it is.
  struct Part: Hashable {
    /// The part as it was on the wire, such as `Max-Age=300`; the value of a cookie is left out.
    var wire: String
    /// The path of the field.
    var field: String
    /// The value that the field would give the part, if that is another one; nil when they agree,
    /// and for parts that are not compared.
    var expected: String?
  }

  /// The parts in the order of their fields.
  let parts: [Part]
  /// Which header it is, such as `Set-Cookie of the access cookie`.
  let title: String

  /// Reads a header line, `Name: value`.
  ///
  /// - Throws: `CommandFailure` when it is no header line, or none that a profile decides.
  init(_ line: String, settings: AuthSettings) throws(CommandFailure) {
    let pieces = line.split(separator: ":", maxSplits: 1)
    guard pieces.count == 2, let name = pieces.first, !name.isEmpty, !name.contains(" ") else {
      throw CommandFailure("`--header` takes a line such as `Set-Cookie: access=…; Path=/`")
    }
    let value = String(pieces[1].drop { $0 == " " })
    guard name.lowercased() != "set-cookie" else {
      (title, parts) = try CookieTrace.parts(of: value, settings: settings)
      return
    }
    guard let fields = Self.fields[name.lowercased()] else {
      let known = Self.fields.keys.sorted().joined(separator: ", ")
      throw CommandFailure(
        "no field decides the header `\(name)`", help: "headers of a profile: set-cookie, \(known)")
    }
    title = String(name)
    parts = fields.map { Part(wire: value, field: $0) }
  }

  /// The headers that a profile decides, and by which fields.
  private static let fields: [String: [String]] = [
    "access-control-allow-origin": [
      "cors.allowed_origins", "cors.allowed_origin_patterns", "cors.allow_any_origin",
      "cors.path_pattern",
    ],
    "access-control-allow-credentials": ["cors.allow_credentials"],
    "access-control-allow-methods": ["cors.allow_methods"],
    "access-control-allow-headers": ["cors.allow_headers"],
    "access-control-expose-headers": ["cors.expose_headers"],
    "access-control-max-age": ["cors.preflight_max_age"],
    "strict-transport-security": [
      "transport.hsts.max_age", "transport.hsts.include_subdomains", "transport.hsts.preload",
    ],
    "x-content-type-options": ["transport.headers.no_sniff"],
    "x-frame-options": ["transport.headers.frame_ancestors"],
    "content-security-policy": ["transport.headers.frame_ancestors"],
    "cache-control": ["transport.headers.cache_control"],
    "retry-after": ["throttle.retry_after", "throttle.rates.login", "throttle.rates.refresh"],
    "www-authenticate": ["server.authentication"],
  ]
}
