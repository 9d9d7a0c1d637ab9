// swift-format-ignore-file

/// The sources of `CountersignSettings`, written by `scripts/embed-templates`.
enum EmbeddedSettingsSource {
  /// The name and the text of each file.
  static let all: [(name: String, text: String)] = [
("AuthSettings.swift", #"""
/// How one deployment does authentication with tokens in cookies: a compiled auth profile.
///
/// Every value is decided; nothing is left to guess and no secret is inside. Durations are whole
/// seconds in the coded form, keys are spelled as in the profile. A value created without a
/// profile has the defaults of production.
public struct AuthSettings: Sendable, Hashable, Codable {
  /// The deployment's name, `[a-z][a-z0-9-]{0,62}`.
  public var name: String

  /// The kind of deployment.
  public var environment: Environment

  /// Where the API and the browser apps that call it live.
  public var site = Site()

  /// Where each endpoint is mounted.
  public var routes = Routes()

  /// The cookies that carry the tokens.
  public var cookies = Cookies()

  /// The access and refresh tokens.
  public var tokens = Tokens()

  /// Where the keys are.
  public var keys = Keys()

  /// Which other origins may read answers.
  public var cors = CORS()

  /// What keeps other sites from acting as the signed-in user.
  public var csrf = CSRF()

  /// Encryption, proxies and protective headers.
  public var transport = Transport()

  /// How often things may be tried.
  public var throttle = Throttle()

  /// The session that a refresh family makes up, and the framework's own.
  public var session = Session()

  /// How the server treats requests.
  public var server = Server()

  /// How the browser client behaves.
  public var client = Client()

  /// Creates settings for the API at `api`, an origin, with the defaults of production.
  public init(name: String, environment: Environment, api: String) {
    self.name = name
    self.environment = environment
    site.api = api
  }
}

"""#),
("Algorithm.swift", #"""
extension AuthSettings {
  /// A signature algorithm by its JOSE name.
  public enum Algorithm: String, Sendable, Hashable, Codable, CaseIterable {
    /// HMAC with SHA-256.
    case hs256 = "HS256"
    /// HMAC with SHA-384.
    case hs384 = "HS384"
    /// HMAC with SHA-512.
    case hs512 = "HS512"
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    case rs256 = "RS256"
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    case rs384 = "RS384"
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    case rs512 = "RS512"
    /// RSASSA-PSS with SHA-256.
    case ps256 = "PS256"
    /// RSASSA-PSS with SHA-384.
    case ps384 = "PS384"
    /// RSASSA-PSS with SHA-512.
    case ps512 = "PS512"
    /// ECDSA on P-256.
    case es256 = "ES256"
    /// ECDSA on P-384.
    case es384 = "ES384"
    /// ECDSA on P-521.
    case es512 = "ES512"
    /// Ed25519.
    case edDSA = "EdDSA"
    /// No signature; representable only so that it can be refused.
    case none
  }
}

"""#),
("CORS.swift", #"""
extension AuthSettings {
  /// Which other origins may read answers (Fetch, CORS protocol).
  public struct CORS: Sendable, Hashable, Codable {
    /// The origins that may call the API and read its answers.
    public var allowedOrigins: [String] = []

    /// Regular expressions for more of them, matched against the whole origin.
    public var allowedOriginPatterns: [String] = []

    /// Whether every origin may.
    public var allowAnyOrigin: Bool = false

    /// Whether they may with the user's cookies.
    public var allowCredentials: Bool = false

    /// The methods that a preflight permits.
    public var allowMethods: [String] = ["GET", "POST", "PATCH", "PUT", "DELETE"]

    /// The request headers that a preflight permits.
    public var allowHeaders: [String] = ["content-type"]

    /// The response headers that scripts may read.
    public var exposeHeaders: [String] = ["retry-after"]

    /// How long a browser may remember a preflight's answer.
    public var preflightMaxAge: Duration = .seconds(3600)

    /// The paths that answer other origins, as a regular expression.
    public var pathPattern: String = "^/api/"

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case allowedOrigins = "allowed_origins"
      case allowedOriginPatterns = "allowed_origin_patterns"
      case allowAnyOrigin = "allow_any_origin"
      case allowCredentials = "allow_credentials"
      case allowMethods = "allow_methods"
      case allowHeaders = "allow_headers"
      case exposeHeaders = "expose_headers"
      case preflightMaxAge = "preflight_max_age"
      case pathPattern = "path_pattern"
    }
  }
}

"""#),
("CSRF.swift", #"""
extension AuthSettings {
  /// What keeps other sites from acting as the signed-in user.
  public struct CSRF: Sendable, Hashable, Codable {
    /// What an unsafe request must prove: `origin` a trusted Origin (or Fetch Metadata), `header`
    /// the custom header, `token` the double-submit token besides a trusted origin.
    public var defence: CSRFDefence = .token

    /// Whether it is asked of every unsafe request, login and refresh included, or of authenticated
    /// ones.
    public var enforce: CSRFEnforcement = .always

    /// The origins whose unsafe requests are trusted; `https://*.example.com` trusts the
    /// subdomains.
    public var trustedOrigins: [String] = []

    /// The request header that carries the token or marks the request.
    public var header: String = "x-csrftoken"

    /// The cookie that carries the CSRF token.
    public var cookie: Cookie = Cookie()

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case defence
      case enforce
      case trustedOrigins = "trusted_origins"
      case header
      case cookie
    }
  }

  /// What an unsafe request must prove.
  public enum CSRFDefence: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing.
    case none
    /// That a trusted origin sent it.
    case origin
    /// That a script could set a custom header.
    case header
    /// That the page knows the double-submit token, besides a trusted origin.
    case token
  }

  /// Of which unsafe requests the CSRF defence is asked.
  public enum CSRFEnforcement: String, Sendable, Hashable, Codable, CaseIterable {
    /// Of those that carry a token cookie.
    case authenticated
    /// Of all, login and refresh included.
    case always
  }
}

extension AuthSettings.CSRF {
  /// The cookie that carries the CSRF token.
  public struct Cookie: Sendable, Hashable, Codable {
    /// The cookie's name.
    public var name: String = "__Host-csrftoken"

    /// Whether it travels over secure connections only.
    public var secure: Bool = true

    /// Whether page scripts are kept from reading it; then the app asks the `csrf` route.
    public var httpOnly: Bool = false

    /// On which cross-site requests it travels.
    public var sameSite: AuthSettings.SameSite = .lax

    /// The domain whose hosts all receive it; null keeps it to the API's host.
    public var domain: String? = nil

    /// How long the browser keeps it; `session` keeps it until the browser closes.
    public var maxAge: Duration? = .seconds(31_536_000)

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case name
      case secure
      case httpOnly = "http_only"
      case sameSite = "same_site"
      case domain
      case maxAge = "max_age"
    }
  }
}

"""#),
("Client.swift", #"""
extension AuthSettings {
  /// How the browser client behaves.
  public struct Client: Sendable, Hashable, Codable {
    /// The address that the client's routes are joined to.
    public var baseURL: String = ""

    /// Whether requests carry cookies (Fetch, credentials mode).
    public var credentials: Credentials = .include

    /// When the client refreshes: after a 401, ahead of expiry, or never.
    public var refresh: RefreshStrategy = .interceptor

    /// How long ahead of expiry the proactive strategy refreshes.
    public var refreshMargin: Duration = .seconds(60)

    /// Whether the app may be open in several tabs at once.
    public var tabs: Bool = true

    /// Whether one refresh at a time serves all calls and tabs.
    public var singleFlight: Bool = true

    /// The routes whose 401 never leads to a refresh.
    public var refreshExempt: [RouteName] = [.login, .logout, .refresh]

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case baseURL = "base_url"
      case credentials
      case refresh
      case refreshMargin = "refresh_margin"
      case tabs
      case singleFlight = "single_flight"
      case refreshExempt = "refresh_exempt"
    }
  }

  /// A request's credentials mode (Fetch 2.2.5).
  public enum Credentials: String, Sendable, Hashable, Codable, CaseIterable {
    /// Cookies always.
    case include
    /// Cookies to the page's own origin.
    case sameOrigin = "same_origin"
    /// No cookies.
    case omit
  }

  /// When the client refreshes.
  public enum RefreshStrategy: String, Sendable, Hashable, Codable, CaseIterable {
    /// After a 401.
    case interceptor
    /// Ahead of expiry.
    case proactive
    /// Never.
    case none
  }
}

"""#),
("Coding.swift", #"""
// A synthesized `Codable` conformance prefers these overloads to the generic methods, so every
// `Duration` of the settings is coded as a whole number of seconds.

extension KeyedEncodingContainer {
  mutating func encode(_ value: Duration, forKey key: Key) throws {
    try encode(value.components.seconds, forKey: key)
  }

  /// Nil is coded as null: a setting that is absent on purpose stays visible.
  mutating func encodeIfPresent(_ value: Duration?, forKey key: Key) throws {
    guard let value else { return try encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  /// Nil is coded as null: a setting that is absent on purpose stays visible.
  mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws {
    guard let value else { return try encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  /// Nil is coded as null: a setting that is absent on purpose stays visible.
  mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws {
    guard let value else { return try encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  /// Nil is coded as null: a setting that is absent on purpose stays visible.
  mutating func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
    guard let value else { return try encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }
}

extension KeyedDecodingContainer {
  func decode(_ type: Duration.Type, forKey key: Key) throws -> Duration {
    .seconds(try decode(Int64.self, forKey: key))
  }

  func decodeIfPresent(_ type: Duration.Type, forKey key: Key) throws -> Duration? {
    try decodeIfPresent(Int64.self, forKey: key).map { .seconds($0) }
  }
}

"""#),
("CompiledProfile.swift", #"""
/// A compiled profile as `server.json` holds it: the settings, and what identifies them.
public struct CompiledProfile: Sendable, Hashable, Codable {
  /// The number of the format that this version reads and writes.
  public static let currentSchema = 1

  /// The number of the format.
  public var schema: Int

  /// `sha256:` and the hexadecimal SHA-256 of the settings in their canonical coded form.
  public var fingerprint: String

  /// Whether the profile was compiled in spite of errors, to show them: such a server listens on
  /// loopback only.
  public var lab: Bool

  /// The errors that the profile accepts with a reason, in the order of their rules and fields.
  public var accepted: [Acceptance]

  /// The settings.
  public var settings: AuthSettings

  /// Creates a compiled profile of the current format.
  public init(
    settings: AuthSettings, fingerprint: String, lab: Bool, accepted: [Acceptance] = []
  ) {
    schema = Self.currentSchema
    self.fingerprint = fingerprint
    self.lab = lab
    self.accepted = accepted
    self.settings = settings
  }
}

extension CompiledProfile {
  /// An error that is accepted where it is.
  public struct Acceptance: Sendable, Hashable, Codable {
    /// The rule that finds it, such as `placeholder-value`.
    public var rule: String

    /// The field that it is about, such as `tokens.issuer`.
    public var field: String

    /// Creates an acceptance.
    public init(rule: String, field: String) {
      self.rule = rule
      self.field = field
    }
  }
}

"""#),
("Cookies.swift", #"""
extension AuthSettings {
  /// The cookies that carry the tokens.
  public struct Cookies: Sendable, Hashable, Codable {
    /// The cookie that carries the access token.
    public var access: TokenCookie = TokenCookie(name: "__Host-access")

    /// The cookie that carries the refresh token.
    public var refresh: TokenCookie = TokenCookie(name: "__Secure-refresh", path: "/api/auth/")

    /// Cookie identities of earlier releases, which the server deletes wherever it sees them.
    public var retired: [RetiredCookie] = []

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case access
      case refresh
      case retired
    }
  }

  /// A cookie that carries a token.
  public struct TokenCookie: Sendable, Hashable, Codable {
    /// The cookie's name, a token of RFC 9110.
    public var name: String = ""

    /// Whether page scripts are kept from reading the cookie (RFC 6265bis 4.1.2.6).
    public var httpOnly: Bool = true

    /// Whether the cookie travels over secure connections only (RFC 6265bis 4.1.2.5).
    public var secure: Bool = true

    /// On which cross-site requests the cookie travels (RFC 6265bis 4.1.2.7).
    public var sameSite: SameSite = .lax

    /// The domain whose hosts all receive the cookie; null keeps it to the API's host.
    public var domain: String? = nil

    /// The path below which the cookie travels (RFC 6265bis 5.1.4).
    public var path: String = "/"

    /// How long the browser keeps the cookie; `session` keeps it until the browser closes.
    public var maxAge: Duration? = nil

    /// Whether the cookie is kept apart for each top-level site (CHIPS).
    public var partitioned: Bool = false

    /// Creates a cookie with this name and path and the defaults of production.
    public init(name: String = "", path: String = "/") {
      self.name = name
      self.path = path
    }

    private enum CodingKeys: String, CodingKey {
      case name
      case httpOnly = "http_only"
      case secure
      case sameSite = "same_site"
      case domain
      case path
      case maxAge = "max_age"
      case partitioned
    }
  }

  /// The identity of a cookie that earlier releases set.
  public struct RetiredCookie: Sendable, Hashable, Codable {
    /// The cookie's name.
    public var name: String = ""

    /// The domain it was set for; null for the API's host alone.
    public var domain: String? = nil

    /// The path it was set for.
    public var path: String = "/"

    /// The last day on which it is deleted, as `YYYY-MM-DD`.
    public var until: String = ""

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case name
      case domain
      case path
      case until
    }
  }
}

"""#),
("Environment.swift", #"""
extension AuthSettings {
  /// A kind of deployment; it chooses defaults and severities.
  public enum Environment: String, Sendable, Hashable, Codable, CaseIterable {
    /// A developer's own machine.
    case development
    /// A rehearsal of production.
    case staging
    /// What users rely on.
    case production
  }
}

"""#),
("Keys.swift", #"""
extension AuthSettings {
  /// Where the keys are; never the keys themselves.
  public struct Keys: Sendable, Hashable, Codable {
    /// The HMAC secret or the private key in PEM that signs tokens.
    public var signing: SecretReference = .generate(32)

    /// The public key in PEM; null takes it from the private key.
    public var verifying: SecretReference? = nil

    /// The address of a JWK Set with the public keys (RFC 7517 5).
    public var verifyingURL: String? = nil

    /// The `kid` header of issued tokens (RFC 7515 4.1.4); null takes the key's thumbprint (RFC
    /// 7638).
    public var id: String? = nil

    /// How an HMAC secret is written in its place.
    public var encoding: KeyEncoding = .utf8

    /// Keys that no longer sign and still verify.
    public var retired: [RetiredKey] = []

    /// Other services that hold the signing or verifying key.
    public var sharedWith: [String] = []

    /// The framework's own secret.
    public var applicationSecret: SecretReference? = nil

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case signing
      case verifying
      case verifyingURL = "verifying_url"
      case id
      case encoding
      case retired
      case sharedWith = "shared_with"
      case applicationSecret = "application_secret"
    }
  }

  /// How an HMAC secret is written.
  public enum KeyEncoding: String, Sendable, Hashable, Codable, CaseIterable {
    /// As text whose octets are the key.
    case utf8
    /// In base64 (RFC 4648 4).
    case base64
    /// In base64url (RFC 4648 5).
    case base64url
    /// In hexadecimal digits.
    case hex
  }
}

extension AuthSettings.Keys {
  /// A key that no longer signs and still verifies.
  public struct RetiredKey: Sendable, Hashable, Codable {
    /// Where the key is.
    public var key: AuthSettings.SecretReference = .generate(32)

    /// Its `kid`.
    public var id: String? = nil

    /// The last day on which it verifies, as `YYYY-MM-DD`; null for no end.
    public var until: String? = nil

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case key
      case id
      case until
    }
  }
}

"""#),
("Rate.swift", #"""
extension AuthSettings {
  /// A limit: so many events in each stretch of time.
  ///
  /// Written and coded as `5/minute`, or `20/15m` when the stretch is no single unit.
  public struct Rate: Sendable, Hashable, Codable, CustomStringConvertible {
    /// How many events are let through, at least 1.
    public var count: Int

    /// The stretch of time, in whole seconds, at least one.
    public var period: Duration

    /// Creates a rate of `count` events per `period`.
    public init(count: Int, per period: Duration) {
      self.count = count
      self.period = period
    }

    /// Reads the canonical spelling `count/second|minute|hour|day` or `count/<duration>`; nil for
    /// anything else.
    public init?(_ description: String) {
      let parts = description.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let count = Int(parts[0]), count >= 1 else { return nil }
      let unit = Rate.units.first { $0.name == parts[1] }?.seconds
      guard let seconds = unit ?? WholeSeconds(parts[1])?.seconds, seconds >= 1 else { return nil }
      self.init(count: count, per: .seconds(seconds))
    }

    /// The canonical spelling.
    public var description: String {
      let seconds = period.components.seconds
      let unit = (Rate.units.first { $0.seconds == seconds }?.name).map(String.init)
      return "\(count)/\(unit ?? WholeSeconds(seconds: seconds).description)"
    }

    /// Decodes the canonical spelling.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let rate = Rate(text) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "expected a rate such as 5/minute, found \(text)")
      }
      self = rate
    }

    /// Encodes the canonical spelling.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(description)
    }

    private static let units: [(name: Substring, seconds: Int64)] = [
      ("second", 1), ("minute", 60), ("hour", 3600), ("day", 86_400),
    ]
  }
}

"""#),
("Routes.swift", #"""
extension AuthSettings {
  /// Where each endpoint is mounted below `site.base_path`; null means that it is not.
  public struct Routes: Sendable, Hashable, Codable {
    /// Takes a user name and password and opens a session.
    public var login: String? = "/auth/login/"

    /// Ends the session and deletes its cookies.
    public var logout: String? = "/auth/logout/"

    /// Answers who is signed in.
    public var user: String? = "/auth/user/"

    /// Exchanges the refresh token for a new access token.
    public var refresh: String? = "/auth/token/refresh/"

    /// Answers whether a token is good.
    public var verify: String? = "/auth/token/verify/"

    /// Changes the password of the signed-in user.
    public var passwordChange: String? = "/auth/password/change/"

    /// Asks for a password reset message.
    public var passwordReset: String? = "/auth/password/reset/"

    /// Sets a new password with the values of a reset message.
    public var passwordResetConfirm: String? = "/auth/password/reset/confirm/"

    /// Creates an account.
    public var registration: String? = nil

    /// Hands the CSRF token to the app.
    public var csrf: String? = nil

    /// The methods that log out; `get` lets any page end the session with an image.
    public var logoutMethods: [LogoutMethod] = [.post]

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case login
      case logout
      case user
      case refresh
      case verify
      case passwordChange = "password_change"
      case passwordReset = "password_reset"
      case passwordResetConfirm = "password_reset_confirm"
      case registration
      case csrf
      case logoutMethods = "logout_methods"
    }
  }

  /// A method that logs out.
  public enum LogoutMethod: String, Sendable, Hashable, Codable, CaseIterable {
    /// GET: any page can end the session.
    case get
    /// POST.
    case post
  }

  /// A route by the name it has in `routes`.
  public enum RouteName: String, Sendable, Hashable, Codable, CaseIterable {
    /// `routes.login`.
    case login
    /// `routes.logout`.
    case logout
    /// `routes.user`.
    case user
    /// `routes.refresh`.
    case refresh
    /// `routes.verify`.
    case verify
    /// `routes.password_change`.
    case passwordChange = "password_change"
    /// `routes.password_reset`.
    case passwordReset = "password_reset"
    /// `routes.password_reset_confirm`.
    case passwordResetConfirm = "password_reset_confirm"
    /// `routes.registration`.
    case registration
    /// `routes.csrf`.
    case csrf
  }
}

"""#),
("SameSite.swift", #"""
extension AuthSettings {
  /// A cookie's SameSite attribute (RFC 6265bis 4.1.2.7).
  public enum SameSite: String, Sendable, Hashable, Codable, CaseIterable {
    /// Same-site requests only.
    case strict
    /// Same-site requests, and links from elsewhere.
    case lax
    /// All requests; browsers demand Secure.
    case none
    /// No attribute: each browser does as it likes.
    case unset
  }
}

"""#),
("SecretReference.swift", #"""
extension AuthSettings {
  /// Where a secret is; never the secret.
  public enum SecretReference: Sendable, Hashable, Codable, CustomStringConvertible {
    /// An environment variable, read when the server starts.
    case environment(String)

    /// A file; a relative path starts from the profile's directory.
    case file(String)

    /// So many random octets made at start: tokens die with the process.
    case generate(Int)

    /// The reference in words, such as `environment variable JWT_KEY`.
    public var description: String {
      switch self {
      case .environment(let name): "environment variable \(name)"
      case .file(let path): "file \(path)"
      case .generate(let count): "\(count) random octets"
      }
    }

    /// Decodes `{"env": name}`, `{"file": path}` or `{"generate": count}`.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      guard container.allKeys.count == 1, let key = container.allKeys.first else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: container.codingPath,
            debugDescription: "expected exactly one of env, file, generate"))
      }
      switch key {
      case .environment: self = .environment(try container.decode(String.self, forKey: key))
      case .file: self = .file(try container.decode(String.self, forKey: key))
      case .generate: self = .generate(try container.decode(Int.self, forKey: key))
      }
    }

    /// Encodes a map of one entry, spelled as in the profile.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .environment(let name): try container.encode(name, forKey: .environment)
      case .file(let path): try container.encode(path, forKey: .file)
      case .generate(let count): try container.encode(count, forKey: .generate)
      }
    }

    private enum CodingKeys: String, CodingKey {
      case environment = "env"
      case file
      case generate
    }
  }
}

"""#),
("Server.swift", #"""
extension AuthSettings {
  /// How the server treats requests.
  public struct Server: Sendable, Hashable, Codable {
    /// Whether errors show their inner workings.
    public var debug: Bool = false

    /// How many processes serve; their stores must match.
    public var workers: Int = 2

    /// Who may call a route that says nothing of permissions.
    public var defaultPermission: DefaultPermission = .authenticated

    /// What signs a request in, in this order.
    public var authentication: [Authenticator] = [.jwtCookie]

    /// Whether login overlooks an old token, so that a stale cookie never blocks it.
    public var loginIgnoresCookie: Bool = true

    /// The media types of request bodies that are read.
    public var contentTypes: [String] = ["application/json"]

    /// Whether a password change asks for the current password.
    public var requireCurrentPassword: Bool = true

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case debug
      case workers
      case defaultPermission = "default_permission"
      case authentication
      case loginIgnoresCookie = "login_ignores_cookie"
      case contentTypes = "content_types"
      case requireCurrentPassword = "require_current_password"
    }
  }

  /// Who may call a route that says nothing of permissions.
  public enum DefaultPermission: String, Sendable, Hashable, Codable, CaseIterable {
    /// Signed-in users.
    case authenticated
    /// Everybody.
    case open
  }

  /// What signs a request in.
  public enum Authenticator: String, Sendable, Hashable, Codable, CaseIterable {
    /// The access token.
    case jwtCookie = "jwt_cookie"
    /// The framework session.
    case session
    /// User name and password in every request (RFC 7617).
    case basic
    /// A stored token in the Authorization header.
    case token
  }
}

"""#),
("Session.swift", #"""
extension AuthSettings {
  /// The session that a refresh family makes up, and the framework's own.
  public struct Session: Sendable, Hashable, Codable {
    /// Whether login also opens a framework session beside the tokens.
    public var login: Bool = false

    /// How long a session may lie unused; null for as long as its refresh token lives.
    public var idleLifetime: Duration? = nil

    /// How many sessions a user may have; the oldest makes room. Null for no limit.
    public var maxPerUser: Int? = nil

    /// How long after login a session ends, however much it is used; null for never.
    public var absoluteLifetime: Duration? = .seconds(604_800)

    /// The authenticator assurance level whose limits apply (NIST SP 800-63B).
    public var assurance: Assurance = .aal1

    /// The cookie of the framework session.
    public var cookie: Cookie = Cookie()

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case login
      case idleLifetime = "idle_lifetime"
      case maxPerUser = "max_per_user"
      case absoluteLifetime = "absolute_lifetime"
      case assurance
      case cookie
    }
  }

  /// An authenticator assurance level (NIST SP 800-63B).
  public enum Assurance: String, Sendable, Hashable, Codable, CaseIterable {
    /// Some assurance.
    case aal1
    /// High confidence.
    case aal2
    /// Very high confidence.
    case aal3
  }
}

extension AuthSettings.Session {
  /// The cookie of the framework session.
  public struct Cookie: Sendable, Hashable, Codable {
    /// Whether it travels over secure connections only.
    public var secure: Bool = true

    /// Whether page scripts are kept from reading it.
    public var httpOnly: Bool = true

    /// On which cross-site requests it travels.
    public var sameSite: AuthSettings.SameSite = .lax

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case secure
      case httpOnly = "http_only"
      case sameSite = "same_site"
    }
  }
}

"""#),
("Site.swift", #"""
extension AuthSettings {
  /// Where the API and the browser apps that call it live.
  public struct Site: Sendable, Hashable, Codable {
    /// The public origin of the API as browsers see it: scheme, host and a port that is not the
    /// default, no path.
    public var api: String = ""

    /// The prefix of all routes, without a trailing slash; empty when the API sits at the root.
    public var basePath: String = "/api"

    /// The browser apps that call the API.
    public var apps: [App] = []

    /// The accepted values of the Host header; `*` accepts any, a leading dot accepts a domain with
    /// its subdomains.
    public var hosts: [String] = []

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case api
      case basePath = "base_path"
      case apps
      case hosts
    }
  }
}

extension AuthSettings.Site {
  /// A browser app that calls the API.
  public struct App: Sendable, Hashable, Codable {
    /// The origin that serves the app's pages.
    public var origin: String = ""

    /// Whether pages of another site show the app in a frame.
    public var embedded: Bool = false

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case origin
      case embedded
    }
  }
}

"""#),
("Throttle.swift", #"""
extension AuthSettings {
  /// How often things may be tried.
  public struct Throttle: Sendable, Hashable, Codable {
    /// Whether requests are counted at all.
    public var enabled: Bool = true

    /// The limits; null sets none.
    public var rates: Rates = Rates()

    /// What is counted at login: the client's address, the account that is tried, or both.
    public var key: [ThrottleKey] = [.address, .account]

    /// Where the counters are; `memory` counts in each process apart.
    public var store: ThrottleStore = .shared

    /// How an account slows down after wrong passwords.
    public var lockout: Lockout = Lockout()

    /// Whether a refusal says when to try again (RFC 9110 10.2.3).
    public var retryAfter: Bool = true

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case enabled
      case rates
      case key
      case store
      case lockout
      case retryAfter = "retry_after"
    }
  }

  /// What a limit counts.
  public enum ThrottleKey: String, Sendable, Hashable, Codable, CaseIterable {
    /// The client's address.
    case address
    /// The account that is tried.
    case account
  }

  /// Where the counters are.
  public enum ThrottleStore: String, Sendable, Hashable, Codable, CaseIterable {
    /// In each process apart.
    case memory
    /// In a store that all processes share.
    case shared
  }
}

extension AuthSettings.Throttle {
  /// The limits; null sets none.
  public struct Rates: Sendable, Hashable, Codable {
    /// All other routes, for each address, without credentials.
    public var anonymous: AuthSettings.Rate? = AuthSettings.Rate(count: 100, per: .seconds(3600))

    /// All other routes, for each signed-in user.
    public var user: AuthSettings.Rate? = AuthSettings.Rate(count: 1000, per: .seconds(3600))

    /// Attempts to log in.
    public var login: AuthSettings.Rate? = AuthSettings.Rate(count: 5, per: .seconds(60))

    /// Token refreshes.
    public var refresh: AuthSettings.Rate? = AuthSettings.Rate(count: 30, per: .seconds(60))

    /// Token verifications.
    public var verify: AuthSettings.Rate? = AuthSettings.Rate(count: 30, per: .seconds(60))

    /// Password resets.
    public var passwordReset: AuthSettings.Rate? = AuthSettings.Rate(count: 3, per: .seconds(3600))

    /// Registrations.
    public var registration: AuthSettings.Rate? = AuthSettings.Rate(count: 10, per: .seconds(3600))

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case anonymous
      case user
      case login
      case refresh
      case verify
      case passwordReset = "password_reset"
      case registration
    }
  }

  /// How an account slows down after wrong passwords.
  public struct Lockout: Sendable, Hashable, Codable {
    /// How many wrong passwords in a row slow the account down; null for none.
    public var failures: Int? = nil

    /// For how long at first; it doubles on repetition up to a day.
    public var duration: Duration = .seconds(900)

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case failures
      case duration
    }
  }
}

"""#),
("Tokens.swift", #"""
extension AuthSettings {
  /// The access and refresh tokens.
  public struct Tokens: Sendable, Hashable, Codable {
    /// The signature algorithm of issued tokens (RFC 7518 3.1, RFC 8037 3.1).
    public var algorithm: Algorithm = .hs256

    /// The algorithms that are accepted when a token is verified.
    public var allowedAlgorithms: [Algorithm] = [.hs256]

    /// How long an access token is good for; it cannot be recalled earlier.
    public var accessLifetime: Duration = .seconds(300)

    /// How long an unused refresh token is good for.
    public var refreshLifetime: Duration = .seconds(86_400)

    /// How refresh tokens replace one another.
    public var rotation: Rotation = Rotation()

    /// The list of tokens that are no longer good.
    public var revocation: Revocation = Revocation()

    /// Which tokens are also in the JSON answers, where page scripts can read them.
    public var body: TokenBody = .none

    /// Where tokens are taken from: access tokens from cookie, header and query, refresh tokens
    /// from cookie and body.
    public var acceptFrom: [TokenPlace] = [.cookie]

    /// Whether answers say when the tokens expire, as instants and as seconds from now.
    public var exposeExpiry: Bool = true

    /// The `iss` claim, set and demanded (RFC 7519 4.1.1); null leaves it out.
    public var issuer: String? = nil

    /// The `aud` claim, set and demanded (RFC 7519 4.1.3); empty leaves it out.
    public var audience: [String] = []

    /// How far clocks may differ when times in tokens are compared.
    public var leeway: Duration = .zero

    /// The claim that tells access from refresh tokens; null leaves them interchangeable.
    public var typeClaim: String? = "token_type"

    /// The claim that identifies one token (RFC 7519 4.1.7); null makes revocation impossible.
    public var idClaim: String? = "jti"

    /// The field of the user that tokens carry.
    public var userIDField: String = "id"

    /// The claim that carries it.
    public var userIDClaim: String = "sub"

    /// Fields of the user that are copied into the tokens at login.
    public var claims: [String] = []

    /// Whether a password change ends every session opened with the old one.
    public var revokeOnPasswordChange: Bool = true

    /// Whether tokens of a disabled user are refused.
    public var requireActiveUser: Bool = true

    /// Whether login writes the time of the last login.
    public var updateLastLogin: Bool = false

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case algorithm
      case allowedAlgorithms = "allowed_algorithms"
      case accessLifetime = "access_lifetime"
      case refreshLifetime = "refresh_lifetime"
      case rotation
      case revocation
      case body
      case acceptFrom = "accept_from"
      case exposeExpiry = "expose_expiry"
      case issuer
      case audience
      case leeway
      case typeClaim = "type_claim"
      case idClaim = "id_claim"
      case userIDField = "user_id_field"
      case userIDClaim = "user_id_claim"
      case claims
      case revokeOnPasswordChange = "revoke_on_password_change"
      case requireActiveUser = "require_active_user"
      case updateLastLogin = "update_last_login"
    }
  }

  /// What happens when a rotated refresh token comes back.
  public enum ReuseDetection: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is accepted.
    case none
    /// It is refused; its descendants live on.
    case token
    /// It is refused and its whole family ends (RFC 9700 4.14.2).
    case family
  }

  /// What a late copy of a rotated token gets within the grace.
  public enum GraceAnswer: String, Sendable, Hashable, Codable, CaseIterable {
    /// The successor that the first copy got: one chain.
    case successor
    /// Another new token.
    case new
  }

  /// Where revoked tokens are remembered.
  public enum RevocationStore: String, Sendable, Hashable, Codable, CaseIterable {
    /// In the process; gone when it ends.
    case memory
    /// In the server's database.
    case database
    /// In a store that all hosts share.
    case shared
  }

  /// Which tokens are also in JSON answers.
  public enum TokenBody: String, Sendable, Hashable, Codable, CaseIterable {
    /// None.
    case none
    /// The access token.
    case access
    /// Both tokens.
    case all
  }

  /// Where a token may be taken from.
  public enum TokenPlace: String, Sendable, Hashable, Codable, CaseIterable {
    /// Its cookie.
    case cookie
    /// `Authorization: Bearer` (RFC 6750 2.1).
    case header
    /// A member of the JSON body.
    case body
    /// A query parameter.
    case query
  }
}

extension AuthSettings.Tokens {
  /// How refresh tokens replace one another.
  public struct Rotation: Sendable, Hashable, Codable {
    /// Whether each refresh hands out a new refresh token.
    public var enabled: Bool = true

    /// What a replayed token brings about: `token` refuses it, `family` also ends all its
    /// descendants, `none` accepts it.
    public var reuseDetection: AuthSettings.ReuseDetection = .family

    /// How long a token that was just rotated is answered again, so that two tabs that refresh at
    /// once both stay signed in.
    public var grace: Duration = .seconds(10)

    /// What a late copy gets within the grace: the same successor, or another new token.
    public var onGrace: AuthSettings.GraceAnswer = .successor

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case enabled
      case reuseDetection = "reuse_detection"
      case grace
      case onGrace = "on_grace"
    }
  }

  /// The list of tokens that are no longer good.
  public struct Revocation: Sendable, Hashable, Codable {
    /// Whether the list is kept.
    public var enabled: Bool = true

    /// Whether a rotated refresh token is put on it.
    public var afterRotation: Bool = true

    /// Whether logout puts the refresh token on it.
    public var onLogout: Bool = true

    /// Where the list is kept.
    public var store: AuthSettings.RevocationStore = .database

    /// How often expired entries are removed; null keeps them.
    public var purgeEvery: Duration? = .seconds(86_400)

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case enabled
      case afterRotation = "after_rotation"
      case onLogout = "on_logout"
      case store
      case purgeEvery = "purge_every"
    }
  }
}

"""#),
("Transport.swift", #"""
extension AuthSettings {
  /// Encryption, proxies and protective headers.
  public struct Transport: Sendable, Hashable, Codable {
    /// What a request over plain http gets.
    public var plainHTTP: PlainHTTP = .refuse

    /// The Strict-Transport-Security header (RFC 6797).
    public var hsts: HSTS = HSTS()

    /// Where and how TLS ends.
    public var tls: TLS = TLS()

    /// The proxies in front of the server.
    public var proxy: Proxy = Proxy()

    /// Protective response headers.
    public var headers: Headers = Headers()

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case plainHTTP = "plain_http"
      case hsts
      case tls
      case proxy
      case headers
    }
  }

  /// What a request over plain http gets.
  public enum PlainHTTP: String, Sendable, Hashable, Codable, CaseIterable {
    /// A refusal.
    case refuse
    /// A redirect to https.
    case redirect
    /// The same as over https.
    case serve
  }

  /// What ends TLS.
  public enum TLSTermination: String, Sendable, Hashable, Codable, CaseIterable {
    /// The server itself.
    case server
    /// A proxy in front of it.
    case proxy
    /// Nothing: the connection is plain.
    case none
  }

  /// A TLS version.
  public enum TLSVersion: String, Sendable, Hashable, Codable, CaseIterable {
    /// TLS 1.0, deprecated (RFC 8996).
    case v1_0 = "1.0"
    /// TLS 1.1, deprecated (RFC 8996).
    case v1_1 = "1.1"
    /// TLS 1.2 (RFC 5246).
    case v1_2 = "1.2"
    /// TLS 1.3 (RFC 8446).
    case v1_3 = "1.3"
  }

  /// Who may show answers in a frame.
  public enum FrameAncestors: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody.
    case none
    /// Pages of the same origin.
    case `self`
  }
}

extension AuthSettings.Transport {
  /// The Strict-Transport-Security header (RFC 6797).
  public struct HSTS: Sendable, Hashable, Codable {
    /// How long browsers insist on https; 0s sends no header.
    public var maxAge: Duration = .seconds(31_536_000)

    /// Whether subdomains are covered.
    public var includeSubdomains: Bool = true

    /// Whether the host asks to be built into browsers.
    public var preload: Bool = false

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case maxAge = "max_age"
      case includeSubdomains = "include_subdomains"
      case preload
    }
  }

  /// Where and how TLS ends.
  public struct TLS: Sendable, Hashable, Codable {
    /// What ends TLS: the server itself, a proxy before it, or nothing.
    public var termination: AuthSettings.TLSTermination = .proxy

    /// The certificate chain in PEM.
    public var certificate: AuthSettings.SecretReference? = nil

    /// The certificate's private key in PEM.
    public var privateKey: AuthSettings.SecretReference? = nil

    /// The oldest TLS version that is spoken.
    public var minimum: AuthSettings.TLSVersion = .v1_2

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case termination
      case certificate
      case privateKey = "private_key"
      case minimum
    }
  }

  /// The proxies in front of the server.
  public struct Proxy: Sendable, Hashable, Codable {
    /// How many trusted proxies are in front; the client's address is the one that the outermost of
    /// them added.
    public var hops: Int = 0

    /// The request header in which the proxy tells the original scheme.
    public var schemeHeader: String? = nil

    /// Whether the proxy removes the client's own copies of forwarded headers.
    public var strips: Bool = false

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case hops
      case schemeHeader = "scheme_header"
      case strips
    }
  }

  /// Protective response headers.
  public struct Headers: Sendable, Hashable, Codable {
    /// Whether `X-Content-Type-Options: nosniff` is sent.
    public var noSniff: Bool = true

    /// Who may show answers in a frame.
    public var frameAncestors: AuthSettings.FrameAncestors = .none

    /// The Cache-Control header of the auth routes.
    public var cacheControl: String = "no-store"

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case noSniff = "no_sniff"
      case frameAncestors = "frame_ancestors"
      case cacheControl = "cache_control"
    }
  }
}

"""#),
("WholeSeconds.swift", #"""
/// A length of time in its profile spelling: numbers and units joined, largest unit first, as in
/// `90s`, `15m`, `1h30m`, `7d` or `2w`.
public struct WholeSeconds: Sendable, Hashable, CustomStringConvertible {
  /// The length in seconds, not negative.
  public let seconds: Int64

  /// Creates a length of `seconds`; negative values count as zero.
  public init(seconds: Int64) {
    self.seconds = max(0, seconds)
  }

  /// Reads a spelling; nil for anything else, also for units out of order and for lengths that
  /// do not fit.
  public init?(_ text: some StringProtocol) {
    var total: Int64 = 0
    var number: Int64?
    var smallest = Int64.max
    for character in text.utf8 {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) {
        let (tens, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
        let digit = Int64(character - UInt8(ascii: "0"))
        guard !overflow, tens <= Int64.max - digit else { return nil }
        number = tens + digit
      } else {
        guard let count = number, let unit = Self.units.first(where: { $0.letter == character }),
          unit.seconds < smallest
        else { return nil }
        let (length, overflow) = count.multipliedReportingOverflow(by: unit.seconds)
        guard !overflow, total <= Int64.max - length else { return nil }
        total += length
        smallest = unit.seconds
        number = nil
      }
    }
    guard number == nil, smallest != Int64.max else { return nil }
    seconds = total
  }

  /// The spelling in the largest unit, up to days, that leaves no rest.
  public var description: String {
    let unit = Self.units.dropFirst().first { seconds >= $0.seconds && seconds % $0.seconds == 0 }
    guard let unit else { return "0s" }
    return "\(seconds / unit.seconds)\(unit.name)"
  }

  private static let units: [(letter: UInt8, name: String, seconds: Int64)] = [
    (UInt8(ascii: "w"), "w", 604_800), (UInt8(ascii: "d"), "d", 86_400),
    (UInt8(ascii: "h"), "h", 3600), (UInt8(ascii: "m"), "m", 60), (UInt8(ascii: "s"), "s", 1),
  ]
}

"""#),
  ]
}
