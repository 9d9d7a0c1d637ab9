#if Server
  public import CountersignSettings
  import HTTPTypes
  public import Hummingbird
  import NIOCore

  extension CORSMiddleware {
    /// Hummingbird's own CORS middleware with what `cors` of a profile says.
    ///
    /// It permits what `ProfileCORSMiddleware` permits, or it is not made. It differs where no page
    /// sees it: every OPTIONS request with an Origin counts as a preflight, and answers to requests
    /// without an Origin have no `Vary`.
    ///
    /// Throws all that Hummingbird's middleware cannot do; then `ProfileCORSMiddleware` can.
    public init(_ settings: AuthSettings.CORS) throws(CORSInexpressible) {
      let plan = HummingbirdCORS(settings)
      guard plan.reasons.isEmpty, let origin: AllowOriginExtended = plan.allowOrigin() else {
        throw CORSInexpressible(reasons: plan.reasons)
      }
      let seconds = settings.preflightMaxAge.components.seconds
      self.init(
        allowOrigin: origin, allowHeaders: plan.headers, allowMethods: plan.methods,
        allowCredentials: settings.allowCredentials,
        maxAge: seconds > 0 ? .seconds(seconds) : nil)
    }
  }

  /// What `cors` of a profile says and Hummingbird's CORS middleware cannot do.
  public struct CORSInexpressible: Error, Hashable, Sendable, CustomStringConvertible {
    /// Why.
    public enum Reason: Hashable, Sendable {
      /// It compares origins with texts, not with `allowed_origin_patterns`.
      case patterns
      /// For `allow_any_origin` with credentials it would have to echo the origin `null`, too.
      case anyOriginWithCredentials
      /// It never answers the origin `null`.
      case nullOrigin
      /// Its list of origins is written in code, so that only so many can be passed on.
      case tooManyOrigins(limit: Int)
      /// It sends `expose_headers` with preflights only, where browsers do not look.
      case exposedHeaders
      /// It answers on every path; this `path_pattern` may not.
      case paths(pattern: String)
      /// This is no name of a header or a method.
      case malformedName(String)
    }

    /// All reasons.
    public var reasons: [Reason]

    /// Creates an error of these reasons.
    public init(reasons: [Reason]) {
      self.reasons = reasons
    }

    /// The reasons in one line.
    public var description: String {
      "Hummingbird's CORS middleware cannot do this: "
        + reasons.map(\.words).joined(separator: "; ")
    }
  }

  extension CORSInexpressible.Reason {
    fileprivate var words: String {
      switch self {
      case .patterns: "match origins with patterns"
      case .anyOriginWithCredentials: "answer any origin with credentials"
      case .nullOrigin: "answer the origin `null`"
      case .tooManyOrigins(let limit): "answer more than \(limit) origins"
      case .exposedHeaders: "expose headers on answers other than preflights"
      case .paths(let pattern): "keep to the paths `\(pattern)`"
      case .malformedName(let name): "send the name `\(name)`"
      }
    }
  }

  /// The parts of Hummingbird's middleware, and what keeps them from saying what a profile says.
  private struct HummingbirdCORS {
    let headers: [HTTPField.Name]
    let methods: [HTTPRequest.Method]
    private(set) var reasons: [CORSInexpressible.Reason] = []

    private let settings: AuthSettings.CORS

    private static let limit = 6

    /// Patterns that match every path from its start.
    private static let allPaths: Set<String> = ["", "^", "/", "^/", ".*", "^.*", "^/.*", "^/.*$"]

    init(_ settings: AuthSettings.CORS) {
      self.settings = settings
      headers = settings.allowHeaders.compactMap { HTTPField.Name($0) }
      methods = settings.allowMethods.compactMap { HTTPRequest.Method($0) }
      reasons = originReasons
      if !settings.exposeHeaders.isEmpty { reasons.append(.exposedHeaders) }
      if !Self.allPaths.contains(settings.pathPattern) {
        reasons.append(.paths(pattern: settings.pathPattern))
      }
      let malformed =
        settings.allowHeaders.filter { HTTPField.Name($0) == nil }
        + settings.allowMethods.filter { HTTPRequest.Method($0) == nil }
      reasons += malformed.map { .malformedName($0) }
    }

    private var originReasons: [CORSInexpressible.Reason] {
      guard !settings.allowAnyOrigin else {
        return settings.allowCredentials ? [.anyOriginWithCredentials] : []
      }
      var reasons: [CORSInexpressible.Reason] = []
      if !settings.allowedOriginPatterns.isEmpty { reasons.append(.patterns) }
      if settings.allowedOrigins.contains("null") { reasons.append(.nullOrigin) }
      if settings.allowedOrigins.count > Self.limit {
        reasons.append(.tooManyOrigins(limit: Self.limit))
      }
      return reasons
    }

    /// The origins as Hummingbird takes them; nil for more than it can be given.
    func allowOrigin<Context>() -> CORSMiddleware<Context>.AllowOriginExtended? {
      guard !settings.allowAnyOrigin else { return .all }
      let list = settings.allowedOrigins
      switch list.count {
      case 0: return CORSMiddleware<Context>.AllowOriginExtended.none
      case 1: return .oneOf(list[0])
      case 2: return .oneOf(list[0], list[1])
      case 3: return .oneOf(list[0], list[1], list[2])
      case 4: return .oneOf(list[0], list[1], list[2], list[3])
      case 5: return .oneOf(list[0], list[1], list[2], list[3], list[4])
      case 6: return .oneOf(list[0], list[1], list[2], list[3], list[4], list[5])
      default: return nil
      }
    }
  }
#endif
