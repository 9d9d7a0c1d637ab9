#if Server
  import CountersignSettings
  import HTTPTypes
  import Synchronization

  /// Which origins may read answers, and the headers that tell a browser so. Source: Fetch, 3.3.
  final class CORSPolicy: Sendable {
    private let settings: AuthSettings.CORS
    private let origins: Set<String>
    private let patterns: Mutex<[Regex<AnyRegexOutput>]>
    private let path: Mutex<Regex<AnyRegexOutput>>

    /// The longest Origin that is compared with patterns.
    private static let originLimit = 512

    /// Throws `ServerError.pattern` for what is no regular expression.
    init(_ settings: AuthSettings.CORS) throws(ServerError) {
      self.settings = settings
      origins = Set(settings.allowedOrigins)
      patterns = Mutex(try settings.allowedOriginPatterns.map(Self.regex))
      path = Mutex(try Self.regex(settings.pathPattern))
    }

    /// Whether other origins are answered at this path at all.
    func covers(_ path: String) -> Bool {
      self.path.withLock { $0.isMatched(fromStartOf: path) }
    }

    /// The headers of any answer to a request from `origin`; none for an origin that is not listed.
    func headers(for origin: String?) -> HTTPFields {
      guard let origin, allows(origin) else { return [:] }
      var headers = HTTPFields()
      let isOpen = settings.allowAnyOrigin && !settings.allowCredentials
      headers[.accessControlAllowOrigin] = isOpen ? "*" : origin
      if settings.allowCredentials { headers[.accessControlAllowCredentials] = "true" }
      if !settings.exposeHeaders.isEmpty {
        headers[.accessControlExposeHeaders] = settings.exposeHeaders.joined(separator: ", ")
      }
      return headers
    }

    /// The headers of a preflight's answer; what it asks for is not compared, the browser does
    /// that.
    func preflightHeaders(for origin: String?) -> HTTPFields {
      var headers = headers(for: origin)
      guard !headers.isEmpty else { return headers }
      headers[.accessControlExposeHeaders] = nil
      headers[.accessControlAllowHeaders] = settings.allowHeaders.joined(separator: ", ")
      headers[.accessControlAllowMethods] = settings.allowMethods.joined(separator: ", ")
      let seconds = settings.preflightMaxAge.components.seconds
      if seconds > 0 { headers[.accessControlMaxAge] = String(seconds) }
      return headers
    }

    private func allows(_ origin: String) -> Bool {
      guard !settings.allowAnyOrigin, !origins.contains(origin) else { return true }
      guard origin.utf8.count <= Self.originLimit else { return false }
      return patterns.withLock { $0.contains { $0.isMatched(byAllOf: origin) } }
    }

    private static func regex(
      _ pattern: String
    ) throws(ServerError) -> sending Regex<AnyRegexOutput> {
      do {
        return try Regex(pattern)
      } catch {
        throw .pattern(pattern)
      }
    }
  }

  extension Regex {
    /// Whether the whole text matches; a failing match counts as no.
    fileprivate func isMatched(byAllOf text: String) -> Bool {
      (try? wholeMatch(in: text)) != nil
    }

    /// Whether the text matches from its start, as django-cors-headers has it; a failing match counts as no.
    fileprivate func isMatched(fromStartOf text: String) -> Bool {
      (try? prefixMatch(in: text)) != nil
    }
  }
#endif
