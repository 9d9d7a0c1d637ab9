import CountersignBrowser
import CountersignProfile
import CountersignSettings

/// A cookie that the server sets, with all that a browser decides by.
struct ServedCookie: Sendable {
  /// What the cookie is for.
  enum Role: String, Sendable, CaseIterable {
    case access, refresh
    case csrf = "CSRF"
  }

  /// What it is for.
  var role: Role
  /// Its name, prefix included.
  var name: String { didSet { prefix = CookiePrefix(of: name) } }
  /// The prefix of the name, in whatever case; nil when it has none.
  private(set) var prefix: CookiePrefix?
  /// Whether it travels over secure connections only.
  var isSecure: Bool
  /// Whether scripts are kept from it.
  var isHTTPOnly: Bool
  /// On which cross-site requests it travels.
  var sameSite: AuthSettings.SameSite
  /// The domain whose hosts all receive it; nil for the API's host alone.
  var domain: String?
  /// The path below which it travels.
  var path: String

  /// One of the two cookies that carry tokens.
  init(_ kind: TokenCookieKind, _ cookie: AuthSettings.TokenCookie) {
    role = kind == .access ? .access : .refresh
    name = cookie.name
    prefix = CookiePrefix(of: cookie.name)
    isSecure = cookie.secure
    isHTTPOnly = cookie.httpOnly
    sameSite = cookie.sameSite
    domain = cookie.domain
    path = cookie.path
  }

  /// The cookie of the CSRF token, which is valid for all paths.
  init(_ cookie: AuthSettings.CSRF.Cookie) {
    role = .csrf
    name = cookie.name
    prefix = CookiePrefix(of: cookie.name)
    isSecure = cookie.secure
    isHTTPOnly = cookie.httpOnly
    sameSite = cookie.sameSite
    domain = cookie.domain
    path = "/"
  }

  /// The path of a field of the cookie, as `cookies.access.name`.
  func field(_ name: String) -> String {
    switch role {
    case .access, .refresh: "cookies.\(role.rawValue).\(name)"
    case .csrf: "csrf.cookie.\(name)"
    }
  }
}

extension ServedCookie {
  /// The name without its prefix.
  var bareName: String { String(name.dropFirst(prefix?.rawValue.count ?? 0)) }

  /// The name with the strongest prefix that its attributes allow.
  var bestName: String {
    guard isSecure else { return bareName }
    let best: CookiePrefix = domain == nil && path == "/" ? .host : .secure
    return best.rawValue + bareName
  }

  /// Whether the attributes are all that the prefix can ask for; then no browser needs to be asked.
  private var keepsEveryPromise: Bool {
    guard let prefix else { return true }
    let isHostOnly = domain == nil && path == "/"
    return switch prefix {
    case .secure: isSecure
    case .http: isSecure && isHTTPOnly
    case .host: isSecure && isHostOnly
    case .hostHTTP: isSecure && isHostOnly && isHTTPOnly
    }
  }

  /// The clause of the standard for which a browser refuses the name with these attributes; nil
  /// when the name promises nothing that they do not keep.
  ///
  /// The cookie is tried at the API's host over https, so that only name and attributes count.
  func brokenPromise(atHostOf api: Origin) -> Clause? {
    guard !keepsEveryPromise, case .tuple(_, let host, _) = api,
      var visit = CookieVisit(pagesOf: "https://\(host.text)", agent: .strict)
    else { return nil }
    let attributes = [
      domain.map { "Domain=\($0)" }, isSecure ? "Secure" : nil, isHTTPOnly ? "HttpOnly" : nil,
    ]
    let line = ["\(name)=token", "Path=\(path)"] + attributes.compactMap(\.self)
    let refusal = visit.keep(line.joined(separator: "; ")).refusal
    return refusal.flatMap { CookiePrefix.promises.contains($0) ? $0 : nil }
  }
}

/// The beginning of a cookie's name that promises attributes to browsers (RFC 6265bis 4.1.3).
enum CookiePrefix: String, Sendable, CaseIterable {
  /// Only this host, Secure and HttpOnly; it begins like `host` and is therefore tried first.
  case hostHTTP = "__Host-Http-"
  /// Secure, only this host, all paths.
  case host = "__Host-"
  /// Secure.
  case secure = "__Secure-"
  /// Secure and HttpOnly.
  case http = "__Http-"

  /// The prefix of a name; letter case does not count.
  init?(of name: String) {
    guard name.utf8.starts(with: "__".utf8),
      let found = Self.allCases.first(where: { $0.begins(name.utf8) })
    else { return nil }
    self = found
  }

  private func begins(_ name: String.UTF8View) -> Bool {
    var rest = name.makeIterator()
    for octet in rawValue.utf8 {
      guard let next = rest.next(), next == octet || next ^ 0x20 == octet else { return false }
    }
    return true
  }

  /// The clauses for which browsers refuse a name that breaks its promise.
  static let promises: Set<Clause> = [
    .securePrefix, .hostPrefixSecure, .hostPrefixDomain, .hostPrefixPath, .httpPrefixSecure,
    .httpPrefixHTTPOnly,
  ]
}

extension AuthSettings {
  /// The cookies that a login sets: the two with tokens and, where the defence is a token, the
  /// CSRF cookie.
  var servedCookies: [ServedCookie] {
    let tokens = TokenCookieKind.allCases.map { ServedCookie($0, $0.settings(in: self)) }
    return tokens + (csrf.defence == .token ? [ServedCookie(csrf.cookie)] : [])
  }

  /// The origin of the API; nil when `site.api` is none.
  var publicOrigin: Origin? { try? Origin(parsing: site.api) }

  /// Whether browsers reach the API over https.
  var speaksHTTPS: Bool { site.api.hasPrefix("https://") }

  /// Whether cookies of the API cross sites to get to the app: it is on another site, or pages of
  /// another site show it in a frame.
  func isElsewhere(_ app: Site.App) -> Bool {
    guard let api = publicOrigin, let page = try? Origin(parsing: app.origin) else { return false }
    return app.embedded || !page.isSameSite(as: api)
  }
}

extension Sequence<ServedCookie> {
  /// The cookies in words, as `the access, refresh and CSRF cookies`.
  var inWords: String {
    let names = map(\.role.rawValue)
    guard let last = names.last, names.count > 1 else { return "the \(names.joined()) cookie" }
    return "the \(names.dropLast().joined(separator: ", ")) and \(last) cookies"
  }
}

/// All of a profile, kept with it.
private final class ServedCookies: Sendable {
  let all: [ServedCookie]

  init(_ all: [ServedCookie]) { self.all = all }
}

extension Profile {
  /// The cookies that a login sets.
  var servedCookies: [ServedCookie] {
    derived.fact(ServedCookies.self) { ServedCookies(settings.servedCookies) }.all
  }

  /// The narrowest path that reaches both the refresh and the logout route; nil when it is no
  /// narrower than the path of all routes.
  var authPath: String? {
    let directory = settings.refreshDirectory
    return CookieMatch.path(settings.site.basePath + "/", directory) ? nil : directory
  }
}
