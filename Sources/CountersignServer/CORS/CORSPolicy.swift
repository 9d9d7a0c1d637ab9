#if Server
  import CountersignSettings
  import HTTPTypes
  import Hummingbird
  import Synchronization

  /// Which origins may read answers, and the headers that tell a browser so. Source: Fetch, 3.3.
  final class CORSPolicy: Sendable {
    private let settings: AuthSettings.CORS
    private let origins: Set<String>
    private let patterns: Mutex<[Regex<AnyRegexOutput>]>
    private let paths: Mutex<CoveredPaths>
    private let exposed: String?

    /// The longest Origin that is compared with patterns.
    private static let originLimit = 512

    /// Throws `ServerError.pattern` for what is no regular expression.
    init(_ settings: AuthSettings.CORS) throws(ServerError) {
      self.settings = settings
      origins = Set(settings.allowedOrigins)
      patterns = Mutex(try settings.allowedOriginPatterns.map(Self.regex))
      paths = Mutex(CoveredPaths(try Self.regex(settings.pathPattern)))
      let names = settings.exposeHeaders
      exposed = names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// Whether other origins are answered at this path at all.
    func covers(_ path: String) -> Bool {
      paths.withLock { $0.contains(path) }
    }

    /// The headers of any answer to a request from `origin`; none for an origin that is not listed.
    func headers(for origin: String?) -> HTTPFields {
      guard let origin, allows(origin) else { return [:] }
      var headers = HTTPFields()
      let isOpen = settings.allowAnyOrigin && !settings.allowCredentials
      headers[.accessControlAllowOrigin] = isOpen ? "*" : origin
      if settings.allowCredentials { headers[.accessControlAllowCredentials] = "true" }
      if let exposed { headers[.accessControlExposeHeaders] = exposed }
      return headers
    }

    /// Adds the headers to the answer to a request; a preflight gets its own.
    func add(to response: inout Response, for request: Request) {
      response.headers.append(Self.variance)
      let origin = request.headers[.origin]
      let added = Self.isPreflight(request) ? preflightHeaders(for: origin) : headers(for: origin)
      for field in added { response.headers.put(field) }
    }

    /// Whether a browser asks beforehand. Source: Fetch, 4.8.
    static func isPreflight(_ request: Request) -> Bool {
      request.method == .options && request.headers[.accessControlRequestMethod] != nil
    }

    private static let variance = HTTPField(name: .vary, value: "Origin")

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

  /// The paths at which other origins are answered, each matched once.
  private struct CoveredPaths {
    private static let capacity = 1024

    private let pattern: Regex<AnyRegexOutput>
    private var known: [String: Bool] = [:]

    init(_ pattern: sending Regex<AnyRegexOutput>) {
      self.pattern = pattern
    }

    /// Whether the pattern matches from the path's start.
    mutating func contains(_ path: String) -> Bool {
      if let answer = known[path] { return answer }
      if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
      let answer = pattern.isMatched(fromStartOf: path)
      known[path] = answer
      return answer
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
