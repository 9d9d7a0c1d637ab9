// Made by Countersign from the profile `production`. Change the profile and compile it again.

/// How one deployment does authentication with tokens in cookies: a compiled auth profile.
///
/// Every value is decided; nothing is left to guess and no secret is inside. Durations are whole
/// seconds in the coded form, keys are spelled as in the profile. A value created without a
/// profile has the defaults of production.
public struct AuthSettings: Sendable, Hashable, Codable {
  /// The deployment's name, `[a-z][a-z0-9-]{0,62}`.
  ///
  /// - `name`: production.yaml:4.
  public var name: String

  /// The kind of deployment.
  ///
  /// - `environment`: production.yaml:5; guarded by environment-mislabelled.
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

extension AuthSettings {
  /// Which other origins may read answers (Fetch, CORS protocol).
  public struct CORS: Sendable, Hashable, Codable {
    /// The origins that may call the API and read its answers.
    ///
    /// - `cors.allowed_origins`: default for production; guarded by cors-null-origin,
    ///   cors-plain-http-origin, cors-origin-never-matches, cors-wildcard-with-credentials,
    ///   loopback-in-production, placeholder-value.
    public var allowedOrigins: [String] = []

    /// Regular expressions for more of them, matched against the whole origin.
    ///
    /// - `cors.allowed_origin_patterns`: default for production; guarded by
    ///   cors-pattern-unanchored, cors-pattern-overbroad, cors-null-origin.
    public var allowedOriginPatterns: [String] = []

    /// Whether every origin may.
    ///
    /// - `cors.allow_any_origin`: default for production; guarded by cors-any-origin.
    public var allowAnyOrigin: Bool = false

    /// Whether they may with the user's cookies.
    ///
    /// - `cors.allow_credentials`: base.yaml:25; guarded by cors-credentials-off.
    public var allowCredentials: Bool = false

    /// The methods that a preflight permits.
    ///
    /// - `cors.allow_methods`: default for production; guarded by cors-preflight-incomplete,
    ///   cors-wildcard-with-credentials.
    public var allowMethods: [String] = ["GET", "POST", "PATCH", "PUT", "DELETE"]

    /// The request headers that a preflight permits.
    ///
    /// - `cors.allow_headers`: base.yaml:26; guarded by cors-preflight-incomplete,
    ///   cors-wildcard-with-credentials.
    public var allowHeaders: [String] = ["content-type"]

    /// The response headers that scripts may read.
    ///
    /// - `cors.expose_headers`: default for production; guarded by cors-wildcard-with-credentials,
    ///   retry-after-missing.
    public var exposeHeaders: [String] = ["retry-after"]

    /// How long a browser may remember a preflight's answer.
    ///
    /// - `cors.preflight_max_age`: production.yaml:25; guarded by cors-preflight-cache-excess.
    public var preflightMaxAge: Duration = .seconds(3600)

    /// The paths that answer other origins, as a regular expression.
    ///
    /// - `cors.path_pattern`: default for production; guarded by cors-path-misses-auth.
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

extension AuthSettings {
  /// What keeps other sites from acting as the signed-in user.
  public struct CSRF: Sendable, Hashable, Codable {
    /// What an unsafe request must prove: `origin` a trusted Origin (or Fetch Metadata), `header`
    /// the custom header, `token` the double-submit token besides a trusted origin.
    ///
    /// - `csrf.defence`: base.yaml:28; guarded by csrf-undefended, csrf-samesite-only,
    ///   topology-differs.
    public var defence: CSRFDefence = .token

    /// Whether it is asked of every unsafe request, login and refresh included, or of authenticated
    /// ones.
    ///
    /// - `csrf.enforce`: base.yaml:29; guarded by csrf-anonymous-uncovered.
    public var enforce: CSRFEnforcement = .always

    /// The origins whose unsafe requests are trusted; `https://*.example.com` trusts the
    /// subdomains.
    ///
    /// - `csrf.trusted_origins`: default for production; guarded by cors-pattern-overbroad,
    ///   cors-plain-http-origin, cors-origin-never-matches, csrf-trusted-origin-missing.
    public var trustedOrigins: [String] = []

    /// The request header that carries the token or marks the request.
    ///
    /// - `csrf.header`: base.yaml:30.
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
    ///
    /// - `csrf.cookie.name`: production.yaml:27; guarded by csrf-cookie-tossable.
    public var name: String = "__Host-csrftoken"

    /// Whether it travels over secure connections only.
    ///
    /// - `csrf.cookie.secure`: production.yaml:27; guarded by csrf-cookie-insecure.
    public var secure: Bool = true

    /// Whether page scripts are kept from reading it; then the app asks the `csrf` route.
    ///
    /// - `csrf.cookie.http_only`: production.yaml:27.
    public var httpOnly: Bool = false

    /// On which cross-site requests it travels.
    ///
    /// - `csrf.cookie.same_site`: production.yaml:27; guarded by csrf-cookie-insecure.
    public var sameSite: AuthSettings.SameSite = .lax

    /// The domain whose hosts all receive it; null keeps it to the API's host.
    ///
    /// - `csrf.cookie.domain`: default for production.
    public var domain: String? = nil

    /// How long the browser keeps it; `session` keeps it until the browser closes.
    ///
    /// - `csrf.cookie.max_age`: default for production.
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

extension AuthSettings {
  /// How the browser client behaves.
  public struct Client: Sendable, Hashable, Codable {
    /// The address that the client's routes are joined to.
    ///
    /// - `client.base_url`: default for production.
    public var baseURL: String = ""

    /// Whether requests carry cookies (Fetch, credentials mode).
    ///
    /// - `client.credentials`: base.yaml:51; guarded by client-credentials-omitted.
    public var credentials: Credentials = .include

    /// When the client refreshes: after a 401, ahead of expiry, or never.
    ///
    /// - `client.refresh`: base.yaml:52.
    public var refresh: RefreshStrategy = .interceptor

    /// How long ahead of expiry the proactive strategy refreshes.
    ///
    /// - `client.refresh_margin`: default for production; guarded by
    ///   refresh-margin-exceeds-lifetime.
    public var refreshMargin: Duration = .seconds(60)

    /// Whether the app may be open in several tabs at once.
    ///
    /// - `client.tabs`: default for production.
    public var tabs: Bool = true

    /// Whether one refresh at a time serves all calls and tabs.
    ///
    /// - `client.single_flight`: base.yaml:53; guarded by concurrent-refresh-race.
    public var singleFlight: Bool = true

    /// The routes whose 401 never leads to a refresh.
    ///
    /// - `client.refresh_exempt`: base.yaml:54; guarded by refresh-recursion.
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

// A synthesized `Codable` conformance prefers these overloads to the generic methods, so every
// `Duration` of the settings is coded as a whole number of seconds.

fileprivate extension KeyedEncodingContainer {
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

fileprivate extension KeyedDecodingContainer {
  func decode(_ type: Duration.Type, forKey key: Key) throws -> Duration {
    .seconds(try decode(Int64.self, forKey: key))
  }

  func decodeIfPresent(_ type: Duration.Type, forKey key: Key) throws -> Duration? {
    try decodeIfPresent(Int64.self, forKey: key).map { .seconds($0) }
  }
}

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

extension AuthSettings {
  /// The cookies that carry the tokens.
  public struct Cookies: Sendable, Hashable, Codable {
    /// The cookie that carries the access token.
    public var access: TokenCookie = TokenCookie(name: "__Host-access")

    /// The cookie that carries the refresh token.
    public var refresh: TokenCookie = TokenCookie(name: "__Secure-refresh", path: "/api/auth/")

    /// Cookie identities of earlier releases, which the server deletes wherever it sees them.
    ///
    /// - `cookies.retired`: default for production.
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
    ///
    /// - `cookies.access.name`: production.yaml:14; guarded by cookie-prefix-violated,
    ///   cookie-prefix-missing, cookie-name-collision.
    /// - `cookies.refresh.name`: production.yaml:15; guarded by cookie-prefix-violated,
    ///   cookie-prefix-missing, cookie-name-collision.
    public var name: String = ""

    /// Whether page scripts are kept from reading the cookie (RFC 6265bis 4.1.2.6).
    ///
    /// - `cookies.access.http_only`: base.yaml:8; guarded by cookie-not-httponly.
    /// - `cookies.refresh.http_only`: base.yaml:9; guarded by cookie-not-httponly.
    public var httpOnly: Bool = true

    /// Whether the cookie travels over secure connections only (RFC 6265bis 4.1.2.5).
    ///
    /// - `cookies.access.secure`: production.yaml:14; guarded by cookie-not-secure,
    ///   secure-cookie-on-plain-http.
    /// - `cookies.refresh.secure`: production.yaml:15; guarded by cookie-not-secure,
    ///   secure-cookie-on-plain-http.
    public var secure: Bool = true

    /// On which cross-site requests the cookie travels (RFC 6265bis 4.1.2.7).
    ///
    /// - `cookies.access.same_site`: production.yaml:14; guarded by samesite-none-unneeded,
    ///   samesite-unset, third-party-cookie-unpartitioned, production-weaker-than-development.
    /// - `cookies.refresh.same_site`: production.yaml:15; guarded by samesite-none-without-secure,
    ///   samesite-none-unneeded, samesite-unset, third-party-cookie-unpartitioned,
    ///   target-inexpressible.
    public var sameSite: SameSite = .lax

    /// The domain whose hosts all receive the cookie; null keeps it to the API's host.
    ///
    /// - `cookies.access.domain`: default for production; guarded by cookie-domain-rejected,
    ///   cookie-domain-wide.
    /// - `cookies.refresh.domain`: default for production; guarded by cookie-domain-rejected,
    ///   cookie-domain-wide.
    public var domain: String? = nil

    /// The path below which the cookie travels (RFC 6265bis 5.1.4).
    ///
    /// - `cookies.access.path`: base.yaml:8; guarded by cookie-path-misses-route,
    ///   target-inexpressible.
    /// - `cookies.refresh.path`: base.yaml:9; guarded by refresh-path-root,
    ///   cookie-path-misses-route, refresh-path-misses-logout.
    public var path: String = "/"

    /// How long the browser keeps the cookie; `session` keeps it until the browser closes.
    ///
    /// - `cookies.access.max_age`: default for production; guarded by cookie-outlives-token.
    /// - `cookies.refresh.max_age`: default for production; guarded by cookie-lifetime-over-limit,
    ///   cookie-outlives-token.
    public var maxAge: Duration? = nil

    /// Whether the cookie is kept apart for each top-level site (CHIPS).
    ///
    /// - `cookies.access.partitioned`: default for production; guarded by
    ///   samesite-none-without-secure.
    /// - `cookies.refresh.partitioned`: default for production.
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

extension AuthSettings {
  /// Where the keys are; never the keys themselves.
  public struct Keys: Sendable, Hashable, Codable {
    /// The HMAC secret or the private key in PEM that signs tokens.
    ///
    /// - `keys.signing`: production.yaml:21; guarded by secret-inline, signing-key-short,
    ///   signing-key-guessable, signing-key-reused, key-type-mismatch, rsa-key-small,
    ///   key-shared-across-environments, secret-unresolvable, secret-file-permissions,
    ///   secret-in-repository, secret-file-whitespace.
    public var signing: SecretReference = .generate(32)

    /// The public key in PEM; null takes it from the private key.
    ///
    /// - `keys.verifying`: production.yaml:22; guarded by verifying-key-unusable,
    ///   private-key-as-verifying.
    public var verifying: SecretReference? = nil

    /// The address of a JWK Set with the public keys (RFC 7517 5).
    ///
    /// - `keys.verifying_url`: default for production; guarded by key-source-insecure.
    public var verifyingURL: String? = nil

    /// The `kid` header of issued tokens (RFC 7515 4.1.4); null takes the key's thumbprint (RFC
    /// 7638).
    ///
    /// - `keys.id`: default for production.
    public var id: String? = nil

    /// How an HMAC secret is written in its place.
    ///
    /// - `keys.encoding`: default for production.
    public var encoding: KeyEncoding = .utf8

    /// Keys that no longer sign and still verify.
    ///
    /// - `keys.retired`: default for production; guarded by retired-key-lingering.
    public var retired: [RetiredKey] = []

    /// Other services that hold the signing or verifying key.
    ///
    /// - `keys.shared_with`: default for production; guarded by private-key-as-verifying.
    public var sharedWith: [String] = []

    /// The framework's own secret.
    ///
    /// - `keys.application_secret`: production.yaml:23; guarded by secret-inline,
    ///   signing-key-guessable, key-shared-across-environments, secret-unresolvable.
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

extension AuthSettings {
  /// Where each endpoint is mounted below `site.base_path`; null means that it is not.
  public struct Routes: Sendable, Hashable, Codable {
    /// Takes a user name and password and opens a session.
    ///
    /// - `routes.login`: default for production.
    public var login: String? = "/auth/login/"

    /// Ends the session and deletes its cookies.
    ///
    /// - `routes.logout`: default for production.
    public var logout: String? = "/auth/logout/"

    /// Answers who is signed in.
    ///
    /// - `routes.user`: default for production.
    public var user: String? = "/auth/user/"

    /// Exchanges the refresh token for a new access token.
    ///
    /// - `routes.refresh`: default for production.
    public var refresh: String? = "/auth/token/refresh/"

    /// Answers whether a token is good.
    ///
    /// - `routes.verify`: default for production.
    public var verify: String? = "/auth/token/verify/"

    /// Changes the password of the signed-in user.
    ///
    /// - `routes.password_change`: default for production.
    public var passwordChange: String? = "/auth/password/change/"

    /// Asks for a password reset message.
    ///
    /// - `routes.password_reset`: default for production.
    public var passwordReset: String? = "/auth/password/reset/"

    /// Sets a new password with the values of a reset message.
    ///
    /// - `routes.password_reset_confirm`: default for production.
    public var passwordResetConfirm: String? = "/auth/password/reset/confirm/"

    /// Creates an account.
    ///
    /// - `routes.registration`: default for production.
    public var registration: String? = nil

    /// Hands the CSRF token to the app.
    ///
    /// - `routes.csrf`: base.yaml:6; guarded by csrf-token-unreadable.
    public var csrf: String? = nil

    /// The methods that log out; `get` lets any page end the session with an image.
    ///
    /// - `routes.logout_methods`: default for production; guarded by logout-by-get.
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

extension AuthSettings {
  /// How the server treats requests.
  public struct Server: Sendable, Hashable, Codable {
    /// Whether errors show their inner workings.
    ///
    /// - `server.debug`: production.yaml:36; guarded by debug-in-production.
    public var debug: Bool = false

    /// How many processes serve; their stores must match.
    ///
    /// - `server.workers`: production.yaml:37.
    public var workers: Int = 2

    /// Who may call a route that says nothing of permissions.
    ///
    /// - `server.default_permission`: base.yaml:46; guarded by permission-default-open.
    public var defaultPermission: DefaultPermission = .authenticated

    /// What signs a request in, in this order.
    ///
    /// - `server.authentication`: base.yaml:45; guarded by authentication-missing.
    public var authentication: [Authenticator] = [.jwtCookie]

    /// Whether login overlooks an old token, so that a stale cookie never blocks it.
    ///
    /// - `server.login_ignores_cookie`: base.yaml:47; guarded by stale-cookie-blocks-login.
    public var loginIgnoresCookie: Bool = true

    /// The media types of request bodies that are read.
    ///
    /// - `server.content_types`: base.yaml:48; guarded by simple-content-type-accepted.
    public var contentTypes: [String] = ["application/json"]

    /// Whether a password change asks for the current password.
    ///
    /// - `server.require_current_password`: base.yaml:49; guarded by password-change-unverified.
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

extension AuthSettings {
  /// The session that a refresh family makes up, and the framework's own.
  public struct Session: Sendable, Hashable, Codable {
    /// Whether login also opens a framework session beside the tokens.
    ///
    /// - `session.login`: base.yaml:42; guarded by shadow-session.
    public var login: Bool = false

    /// How long a session may lie unused; null for as long as its refresh token lives.
    ///
    /// - `session.idle_lifetime`: default for production; guarded by session-over-assurance.
    public var idleLifetime: Duration? = nil

    /// How many sessions a user may have; the oldest makes room. Null for no limit.
    ///
    /// - `session.max_per_user`: default for production.
    public var maxPerUser: Int? = nil

    /// How long after login a session ends, however much it is used; null for never.
    ///
    /// - `session.absolute_lifetime`: base.yaml:43; guarded by session-unbounded,
    ///   session-over-assurance.
    public var absoluteLifetime: Duration? = .seconds(604_800)

    /// The authenticator assurance level whose limits apply (NIST SP 800-63B).
    ///
    /// - `session.assurance`: default for production.
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
    ///
    /// - `session.cookie.secure`: default for production.
    public var secure: Bool = true

    /// Whether page scripts are kept from reading it.
    ///
    /// - `session.cookie.http_only`: default for production.
    public var httpOnly: Bool = true

    /// On which cross-site requests it travels.
    ///
    /// - `session.cookie.same_site`: default for production.
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

extension AuthSettings {
  /// Where the API and the browser apps that call it live.
  public struct Site: Sendable, Hashable, Codable {
    /// The public origin of the API as browsers see it: scheme, host and a port that is not the
    /// default, no path.
    ///
    /// - `site.api`: production.yaml:8; guarded by plain-http-api, environment-mislabelled.
    public var api: String = ""

    /// The prefix of all routes, without a trailing slash; empty when the API sits at the root.
    ///
    /// - `site.base_path`: production.yaml:9.
    public var basePath: String = "/api"

    /// The browser apps that call the API.
    ///
    /// - `site.apps`: production.yaml:11; guarded by samesite-blocks-app, cors-app-missing,
    ///   csrf-trusted-origin-missing, topology-differs, loopback-in-production.
    public var apps: [App] = []

    /// The accepted values of the Host header; `*` accepts any, a leading dot accepts a domain with
    /// its subdomains.
    ///
    /// - `site.hosts`: production.yaml:12; guarded by hosts-open.
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

extension AuthSettings {
  /// How often things may be tried.
  public struct Throttle: Sendable, Hashable, Codable {
    /// Whether requests are counted at all.
    ///
    /// - `throttle.enabled`: base.yaml:32; guarded by login-throttle-missing.
    public var enabled: Bool = true

    /// The limits; null sets none.
    public var rates: Rates = Rates()

    /// What is counted at login: the client's address, the account that is tried, or both.
    ///
    /// - `throttle.key`: base.yaml:33; guarded by throttle-by-address-only.
    public var key: [ThrottleKey] = [.address, .account]

    /// Where the counters are; `memory` counts in each process apart.
    ///
    /// - `throttle.store`: production.yaml:34; guarded by throttle-store-local.
    public var store: ThrottleStore = .shared

    /// How an account slows down after wrong passwords.
    public var lockout: Lockout = Lockout()

    /// Whether a refusal says when to try again (RFC 9110 10.2.3).
    ///
    /// - `throttle.retry_after`: default for production; guarded by retry-after-missing.
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
    ///
    /// - `throttle.rates.anonymous`: base.yaml:35.
    public var anonymous: AuthSettings.Rate? = AuthSettings.Rate(count: 100, per: .seconds(3600))

    /// All other routes, for each signed-in user.
    ///
    /// - `throttle.rates.user`: base.yaml:36.
    public var user: AuthSettings.Rate? = AuthSettings.Rate(count: 1000, per: .seconds(3600))

    /// Attempts to log in.
    ///
    /// - `throttle.rates.login`: base.yaml:37; guarded by login-throttle-missing,
    ///   login-throttle-loose, target-inexpressible.
    public var login: AuthSettings.Rate? = AuthSettings.Rate(count: 5, per: .seconds(60))

    /// Token refreshes.
    ///
    /// - `throttle.rates.refresh`: base.yaml:38; guarded by refresh-throttle-missing,
    ///   throttle-starves-refresh.
    public var refresh: AuthSettings.Rate? = AuthSettings.Rate(count: 30, per: .seconds(60))

    /// Token verifications.
    ///
    /// - `throttle.rates.verify`: base.yaml:39; guarded by refresh-throttle-missing.
    public var verify: AuthSettings.Rate? = AuthSettings.Rate(count: 30, per: .seconds(60))

    /// Password resets.
    ///
    /// - `throttle.rates.password_reset`: base.yaml:40; guarded by recovery-throttle-missing.
    public var passwordReset: AuthSettings.Rate? = AuthSettings.Rate(count: 3, per: .seconds(3600))

    /// Registrations.
    ///
    /// - `throttle.rates.registration`: default for production; guarded by
    ///   recovery-throttle-missing.
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
    ///
    /// - `throttle.lockout.failures`: default for production.
    public var failures: Int? = nil

    /// For how long at first; it doubles on repetition up to a day.
    ///
    /// - `throttle.lockout.duration`: default for production.
    public var duration: Duration = .seconds(900)

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case failures
      case duration
    }
  }
}

extension AuthSettings {
  /// The access and refresh tokens.
  public struct Tokens: Sendable, Hashable, Codable {
    /// The signature algorithm of issued tokens (RFC 7518 3.1, RFC 8037 3.1).
    ///
    /// - `tokens.algorithm`: production.yaml:17; guarded by algorithm-none,
    ///   symmetric-key-across-services.
    public var algorithm: Algorithm = .hs256

    /// The algorithms that are accepted when a token is verified.
    ///
    /// - `tokens.allowed_algorithms`: default for production; guarded by algorithm-none,
    ///   algorithm-family-mixed.
    public var allowedAlgorithms: [Algorithm] = [.hs256]

    /// How long an access token is good for; it cannot be recalled earlier.
    ///
    /// - `tokens.access_lifetime`: base.yaml:11; guarded by access-lifetime-long,
    ///   logout-leaves-access, production-weaker-than-development.
    public var accessLifetime: Duration = .seconds(300)

    /// How long an unused refresh token is good for.
    ///
    /// - `tokens.refresh_lifetime`: base.yaml:12; guarded by cookie-lifetime-over-limit,
    ///   refresh-lifetime-long, session-over-assurance.
    public var refreshLifetime: Duration = .seconds(86_400)

    /// How refresh tokens replace one another.
    public var rotation: Rotation = Rotation()

    /// The list of tokens that are no longer good.
    public var revocation: Revocation = Revocation()

    /// Which tokens are also in the JSON answers, where page scripts can read them.
    ///
    /// - `tokens.body`: base.yaml:20; guarded by token-in-body.
    public var body: TokenBody = .none

    /// Where tokens are taken from: access tokens from cookie, header and query, refresh tokens
    /// from cookie and body.
    ///
    /// - `tokens.accept_from`: base.yaml:21; guarded by token-accepted-elsewhere.
    public var acceptFrom: [TokenPlace] = [.cookie]

    /// Whether answers say when the tokens expire, as instants and as seconds from now.
    ///
    /// - `tokens.expose_expiry`: base.yaml:22; guarded by expiry-hidden-from-client.
    public var exposeExpiry: Bool = true

    /// The `iss` claim, set and demanded (RFC 7519 4.1.1); null leaves it out.
    ///
    /// - `tokens.issuer`: production.yaml:18; guarded by token-issuer-missing, placeholder-value.
    public var issuer: String? = nil

    /// The `aud` claim, set and demanded (RFC 7519 4.1.3); empty leaves it out.
    ///
    /// - `tokens.audience`: production.yaml:19; guarded by token-audience-missing,
    ///   key-shared-across-environments, placeholder-value.
    public var audience: [String] = []

    /// How far clocks may differ when times in tokens are compared.
    ///
    /// - `tokens.leeway`: default for production; guarded by leeway-excessive.
    public var leeway: Duration = .zero

    /// The claim that tells access from refresh tokens; null leaves them interchangeable.
    ///
    /// - `tokens.type_claim`: default for production; guarded by token-type-unchecked.
    public var typeClaim: String? = "token_type"

    /// The claim that identifies one token (RFC 7519 4.1.7); null makes revocation impossible.
    ///
    /// - `tokens.id_claim`: default for production; guarded by revocation-silently-inactive.
    public var idClaim: String? = "jti"

    /// The field of the user that tokens carry.
    ///
    /// - `tokens.user_id_field`: default for production; guarded by user-id-reassignable.
    public var userIDField: String = "id"

    /// The claim that carries it.
    ///
    /// - `tokens.user_id_claim`: default for production.
    public var userIDClaim: String = "sub"

    /// Fields of the user that are copied into the tokens at login.
    ///
    /// - `tokens.claims`: default for production; guarded by cookie-too-large,
    ///   claims-personal-data, claims-authority-frozen.
    public var claims: [String] = []

    /// Whether a password change ends every session opened with the old one.
    ///
    /// - `tokens.revoke_on_password_change`: base.yaml:23; guarded by account-change-keeps-tokens.
    public var revokeOnPasswordChange: Bool = true

    /// Whether tokens of a disabled user are refused.
    ///
    /// - `tokens.require_active_user`: default for production; guarded by
    ///   account-change-keeps-tokens.
    public var requireActiveUser: Bool = true

    /// Whether login writes the time of the last login.
    ///
    /// - `tokens.update_last_login`: default for production; guarded by last-login-amplified.
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
    ///
    /// - `tokens.rotation.enabled`: base.yaml:13; guarded by refresh-rotation-off.
    public var enabled: Bool = true

    /// What a replayed token brings about: `token` refuses it, `family` also ends all its
    /// descendants, `none` accepts it.
    ///
    /// - `tokens.rotation.reuse_detection`: base.yaml:13; guarded by refresh-reuse-undetected.
    public var reuseDetection: AuthSettings.ReuseDetection = .family

    /// How long a token that was just rotated is answered again, so that two tabs that refresh at
    /// once both stay signed in.
    ///
    /// - `tokens.rotation.grace`: base.yaml:13; guarded by rotated-token-still-valid.
    public var grace: Duration = .seconds(10)

    /// What a late copy gets within the grace: the same successor, or another new token.
    ///
    /// - `tokens.rotation.on_grace`: default for production.
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
    ///
    /// - `tokens.revocation.enabled`: base.yaml:15; guarded by revocation-off.
    public var enabled: Bool = true

    /// Whether a rotated refresh token is put on it.
    ///
    /// - `tokens.revocation.after_rotation`: base.yaml:16; guarded by rotated-token-still-valid,
    ///   revocation-silently-inactive, revocation-setting-inert.
    public var afterRotation: Bool = true

    /// Whether logout puts the refresh token on it.
    ///
    /// - `tokens.revocation.on_logout`: base.yaml:17; guarded by revocation-off.
    public var onLogout: Bool = true

    /// Where the list is kept.
    ///
    /// - `tokens.revocation.store`: base.yaml:18; guarded by revocation-store-volatile.
    public var store: AuthSettings.RevocationStore = .database

    /// How often expired entries are removed; null keeps them.
    ///
    /// - `tokens.revocation.purge_every`: base.yaml:19.
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

extension AuthSettings {
  /// Encryption, proxies and protective headers.
  public struct Transport: Sendable, Hashable, Codable {
    /// What a request over plain http gets.
    ///
    /// - `transport.plain_http`: production.yaml:29; guarded by plain-http-api.
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
    ///
    /// - `transport.hsts.max_age`: production.yaml:30; guarded by hsts-missing, hsts-weak.
    public var maxAge: Duration = .seconds(31_536_000)

    /// Whether subdomains are covered.
    ///
    /// - `transport.hsts.include_subdomains`: production.yaml:30; guarded by hsts-weak.
    public var includeSubdomains: Bool = true

    /// Whether the host asks to be built into browsers.
    ///
    /// - `transport.hsts.preload`: production.yaml:30; guarded by hsts-weak.
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
    ///
    /// - `transport.tls.termination`: production.yaml:31.
    public var termination: AuthSettings.TLSTermination = .proxy

    /// The certificate chain in PEM.
    ///
    /// - `transport.tls.certificate`: default for production; guarded by certificate-expiry,
    ///   certificate-mismatch, certificate-weak.
    public var certificate: AuthSettings.SecretReference? = nil

    /// The certificate's private key in PEM.
    ///
    /// - `transport.tls.private_key`: default for production; guarded by certificate-mismatch.
    public var privateKey: AuthSettings.SecretReference? = nil

    /// The oldest TLS version that is spoken.
    ///
    /// - `transport.tls.minimum`: production.yaml:31; guarded by tls-version-old.
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
    ///
    /// - `transport.proxy.hops`: production.yaml:32; guarded by throttle-client-misidentified.
    public var hops: Int = 0

    /// The request header in which the proxy tells the original scheme.
    ///
    /// - `transport.proxy.scheme_header`: production.yaml:32; guarded by
    ///   forwarded-scheme-spoofable, forwarded-scheme-missing.
    public var schemeHeader: String? = nil

    /// Whether the proxy removes the client's own copies of forwarded headers.
    ///
    /// - `transport.proxy.strips`: production.yaml:32.
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
    ///
    /// - `transport.headers.no_sniff`: default for production; guarded by response-headers-missing.
    public var noSniff: Bool = true

    /// Who may show answers in a frame.
    ///
    /// - `transport.headers.frame_ancestors`: default for production.
    public var frameAncestors: AuthSettings.FrameAncestors = .none

    /// The Cache-Control header of the auth routes.
    ///
    /// - `transport.headers.cache_control`: default for production; guarded by
    ///   auth-response-cacheable.
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

extension AuthSettings {
  /// The settings of the profile `production`.
  ///
  /// Fingerprint: `sha256:a4d8d22590e4b7532f60000310421134f606d0e72e13f727149b18494016362b`.
  public static let production: AuthSettings = {
    // production.yaml:4, name: The deployment's name, used in file names.
    // production.yaml:5, environment: The kind of deployment; it chooses defaults and severities
    // and is never inherited.
    // Guarded by environment-mislabelled.
    // production.yaml:8, site.api: The public origin of the API as browsers see it: scheme, host
    // and a port that is not the default, no path.
    // Guarded by plain-http-api, environment-mislabelled.
    var settings = AuthSettings(
      name: "production", environment: .production, api: "https://api.shop.example")
    // production.yaml:9, site.base_path: The prefix of all routes, without a trailing slash; empty
    // when the API sits at the root.
    settings.site.basePath = "/api"
    // production.yaml:11, site.apps: The browser apps that call the API.
    // Guarded by samesite-blocks-app, cors-app-missing, csrf-trusted-origin-missing,
    // topology-differs, loopback-in-production.
    settings.site.apps = Array(repeating: .init(), count: 1)
    settings.site.apps[0].origin = "https://app.shop.example"
    settings.site.apps[0].embedded = false
    // production.yaml:12, site.hosts: The accepted values of the Host header; `*` accepts any, a
    // leading dot accepts a domain with its subdomains.
    // Guarded by hosts-open.
    settings.site.hosts = ["api.shop.example"]
    // default for production, routes.login: Takes a user name and password and opens a session.
    settings.routes.login = "/auth/login/"
    // default for production, routes.logout: Ends the session and deletes its cookies.
    settings.routes.logout = "/auth/logout/"
    // default for production, routes.user: Answers who is signed in.
    settings.routes.user = "/auth/user/"
    // default for production, routes.refresh: Exchanges the refresh token for a new access token.
    settings.routes.refresh = "/auth/token/refresh/"
    // default for production, routes.verify: Answers whether a token is good.
    settings.routes.verify = "/auth/token/verify/"
    // default for production, routes.password_change: Changes the password of the signed-in user.
    settings.routes.passwordChange = "/auth/password/change/"
    // default for production, routes.password_reset: Asks for a password reset message.
    settings.routes.passwordReset = "/auth/password/reset/"
    // default for production, routes.password_reset_confirm: Sets a new password with the values of
    // a reset message.
    settings.routes.passwordResetConfirm = "/auth/password/reset/confirm/"
    // default for production, routes.registration: Creates an account.
    settings.routes.registration = nil
    // base.yaml:6, routes.csrf: Hands the CSRF token to the app.
    // Guarded by csrf-token-unreadable.
    settings.routes.csrf = "/auth/csrf/"
    // default for production, routes.logout_methods: The methods that log out; `get` lets any page
    // end the session with an image.
    // Guarded by logout-by-get.
    settings.routes.logoutMethods = [.post]
    // production.yaml:14, cookies.access.name: The cookie's name, a token of RFC 9110.
    // Guarded by cookie-prefix-violated, cookie-prefix-missing, cookie-name-collision.
    settings.cookies.access.name = "__Host-access"
    // base.yaml:8, cookies.access.http_only: Whether page scripts are kept from reading the cookie
    // (RFC 6265bis 4.1.2.6).
    // Guarded by cookie-not-httponly.
    settings.cookies.access.httpOnly = true
    // production.yaml:14, cookies.access.secure: Whether the cookie travels over secure connections
    // only (RFC 6265bis 4.1.2.5).
    // Guarded by cookie-not-secure, secure-cookie-on-plain-http.
    settings.cookies.access.secure = true
    // production.yaml:14, cookies.access.same_site: On which cross-site requests the cookie travels
    // (RFC 6265bis 4.1.2.7).
    // Guarded by samesite-none-unneeded, samesite-unset, third-party-cookie-unpartitioned,
    // production-weaker-than-development.
    settings.cookies.access.sameSite = .strict
    // default for production, cookies.access.domain: The domain whose hosts all receive the cookie;
    // null keeps it to the API's host.
    // Guarded by cookie-domain-rejected, cookie-domain-wide.
    settings.cookies.access.domain = nil
    // base.yaml:8, cookies.access.path: The path below which the cookie travels (RFC 6265bis
    // 5.1.4).
    // Guarded by cookie-path-misses-route, target-inexpressible.
    settings.cookies.access.path = "/"
    // default for production, cookies.access.max_age: How long the browser keeps the cookie;
    // `session` keeps it until the browser closes.
    // Guarded by cookie-outlives-token.
    settings.cookies.access.maxAge = .seconds(300)
    // default for production, cookies.access.partitioned: Whether the cookie is kept apart for each
    // top-level site (CHIPS).
    // Guarded by samesite-none-without-secure.
    settings.cookies.access.partitioned = false
    // production.yaml:15, cookies.refresh.name: The cookie's name, a token of RFC 9110.
    // Guarded by cookie-prefix-violated, cookie-prefix-missing, cookie-name-collision.
    settings.cookies.refresh.name = "__Secure-refresh"
    // base.yaml:9, cookies.refresh.http_only: Whether page scripts are kept from reading the cookie
    // (RFC 6265bis 4.1.2.6).
    // Guarded by cookie-not-httponly.
    settings.cookies.refresh.httpOnly = true
    // production.yaml:15, cookies.refresh.secure: Whether the cookie travels over secure
    // connections only (RFC 6265bis 4.1.2.5).
    // Guarded by cookie-not-secure, secure-cookie-on-plain-http.
    settings.cookies.refresh.secure = true
    // production.yaml:15, cookies.refresh.same_site: On which cross-site requests the cookie
    // travels (RFC 6265bis 4.1.2.7).
    // Guarded by samesite-none-without-secure, samesite-none-unneeded, samesite-unset,
    // third-party-cookie-unpartitioned, target-inexpressible.
    settings.cookies.refresh.sameSite = .strict
    // default for production, cookies.refresh.domain: The domain whose hosts all receive the
    // cookie; null keeps it to the API's host.
    // Guarded by cookie-domain-rejected, cookie-domain-wide.
    settings.cookies.refresh.domain = nil
    // base.yaml:9, cookies.refresh.path: The path below which the cookie travels (RFC 6265bis
    // 5.1.4).
    // Guarded by refresh-path-root, cookie-path-misses-route, refresh-path-misses-logout.
    settings.cookies.refresh.path = "/api/auth/"
    // default for production, cookies.refresh.max_age: How long the browser keeps the cookie;
    // `session` keeps it until the browser closes.
    // Guarded by cookie-lifetime-over-limit, cookie-outlives-token.
    settings.cookies.refresh.maxAge = .seconds(86400)
    // default for production, cookies.refresh.partitioned: Whether the cookie is kept apart for
    // each top-level site (CHIPS).
    settings.cookies.refresh.partitioned = false
    // default for production, cookies.retired: Cookie identities of earlier releases, which the
    // server deletes wherever it sees them.
    settings.cookies.retired = []
    // production.yaml:17, tokens.algorithm: The signature algorithm of issued tokens (RFC 7518 3.1,
    // RFC 8037 3.1).
    // Guarded by algorithm-none, symmetric-key-across-services.
    settings.tokens.algorithm = .rs256
    // default for production, tokens.allowed_algorithms: The algorithms that are accepted when a
    // token is verified.
    // Guarded by algorithm-none, algorithm-family-mixed.
    settings.tokens.allowedAlgorithms = [.rs256]
    // base.yaml:11, tokens.access_lifetime: How long an access token is good for; it cannot be
    // recalled earlier.
    // Guarded by access-lifetime-long, logout-leaves-access, production-weaker-than-development.
    settings.tokens.accessLifetime = .seconds(300)
    // base.yaml:12, tokens.refresh_lifetime: How long an unused refresh token is good for.
    // Guarded by cookie-lifetime-over-limit, refresh-lifetime-long, session-over-assurance.
    settings.tokens.refreshLifetime = .seconds(86400)
    // base.yaml:13, tokens.rotation.enabled: Whether each refresh hands out a new refresh token.
    // Guarded by refresh-rotation-off.
    settings.tokens.rotation.enabled = true
    // base.yaml:13, tokens.rotation.reuse_detection: What a replayed token brings about: `token`
    // refuses it, `family` also ends all its descendants, `none` accepts it.
    // Guarded by refresh-reuse-undetected.
    settings.tokens.rotation.reuseDetection = .family
    // base.yaml:13, tokens.rotation.grace: How long a token that was just rotated is answered
    // again, so that two tabs that refresh at once both stay signed in.
    // Guarded by rotated-token-still-valid.
    settings.tokens.rotation.grace = .seconds(10)
    // default for production, tokens.rotation.on_grace: What a late copy gets within the grace: the
    // same successor, or another new token.
    settings.tokens.rotation.onGrace = .successor
    // base.yaml:15, tokens.revocation.enabled: Whether the list is kept.
    // Guarded by revocation-off.
    settings.tokens.revocation.enabled = true
    // base.yaml:16, tokens.revocation.after_rotation: Whether a rotated refresh token is put on it.
    // Guarded by rotated-token-still-valid, revocation-silently-inactive, revocation-setting-inert.
    settings.tokens.revocation.afterRotation = true
    // base.yaml:17, tokens.revocation.on_logout: Whether logout puts the refresh token on it.
    // Guarded by revocation-off.
    settings.tokens.revocation.onLogout = true
    // base.yaml:18, tokens.revocation.store: Where the list is kept.
    // Guarded by revocation-store-volatile.
    settings.tokens.revocation.store = .database
    // base.yaml:19, tokens.revocation.purge_every: How often expired entries are removed; null
    // keeps them.
    settings.tokens.revocation.purgeEvery = .seconds(86400)
    // base.yaml:20, tokens.body: Which tokens are also in the JSON answers, where page scripts can
    // read them.
    // Guarded by token-in-body.
    settings.tokens.body = .none
    // base.yaml:21, tokens.accept_from: Where tokens are taken from: access tokens from cookie,
    // header and query, refresh tokens from cookie and body.
    // Guarded by token-accepted-elsewhere.
    settings.tokens.acceptFrom = [.cookie]
    // base.yaml:22, tokens.expose_expiry: Whether answers say when the tokens expire, as instants
    // and as seconds from now.
    // Guarded by expiry-hidden-from-client.
    settings.tokens.exposeExpiry = true
    // production.yaml:18, tokens.issuer: The `iss` claim, set and demanded (RFC 7519 4.1.1); null
    // leaves it out.
    // Guarded by token-issuer-missing, placeholder-value.
    settings.tokens.issuer = "https://api.shop.example"
    // production.yaml:19, tokens.audience: The `aud` claim, set and demanded (RFC 7519 4.1.3);
    // empty leaves it out.
    // Guarded by token-audience-missing, key-shared-across-environments, placeholder-value.
    settings.tokens.audience = ["storefront-production"]
    // default for production, tokens.leeway: How far clocks may differ when times in tokens are
    // compared.
    // Guarded by leeway-excessive.
    settings.tokens.leeway = .seconds(0)
    // default for production, tokens.type_claim: The claim that tells access from refresh tokens;
    // null leaves them interchangeable.
    // Guarded by token-type-unchecked.
    settings.tokens.typeClaim = "token_type"
    // default for production, tokens.id_claim: The claim that identifies one token (RFC 7519
    // 4.1.7); null makes revocation impossible.
    // Guarded by revocation-silently-inactive.
    settings.tokens.idClaim = "jti"
    // default for production, tokens.user_id_field: The field of the user that tokens carry.
    // Guarded by user-id-reassignable.
    settings.tokens.userIDField = "id"
    // default for production, tokens.user_id_claim: The claim that carries it.
    settings.tokens.userIDClaim = "sub"
    // default for production, tokens.claims: Fields of the user that are copied into the tokens at
    // login.
    // Guarded by cookie-too-large, claims-personal-data, claims-authority-frozen.
    settings.tokens.claims = []
    // base.yaml:23, tokens.revoke_on_password_change: Whether a password change ends every session
    // opened with the old one.
    // Guarded by account-change-keeps-tokens.
    settings.tokens.revokeOnPasswordChange = true
    // default for production, tokens.require_active_user: Whether tokens of a disabled user are
    // refused.
    // Guarded by account-change-keeps-tokens.
    settings.tokens.requireActiveUser = true
    // default for production, tokens.update_last_login: Whether login writes the time of the last
    // login.
    // Guarded by last-login-amplified.
    settings.tokens.updateLastLogin = false
    // production.yaml:21, keys.signing: The HMAC secret or the private key in PEM that signs
    // tokens.
    // Guarded by secret-inline, signing-key-short, signing-key-guessable, signing-key-reused,
    // key-type-mismatch, rsa-key-small, key-shared-across-environments, secret-unresolvable,
    // secret-file-permissions, secret-in-repository, secret-file-whitespace.
    settings.keys.signing = .file("secrets/jwt-private.pem")
    // production.yaml:22, keys.verifying: The public key in PEM; null takes it from the private
    // key.
    // Guarded by verifying-key-unusable, private-key-as-verifying.
    settings.keys.verifying = .file("secrets/jwt-public.pem")
    // default for production, keys.verifying_url: The address of a JWK Set with the public keys
    // (RFC 7517 5).
    // Guarded by key-source-insecure.
    settings.keys.verifyingURL = nil
    // default for production, keys.id: The `kid` header of issued tokens (RFC 7515 4.1.4); null
    // takes the key's thumbprint (RFC 7638).
    settings.keys.id = nil
    // default for production, keys.encoding: How an HMAC secret is written in its place.
    settings.keys.encoding = .utf8
    // default for production, keys.retired: Keys that no longer sign and still verify.
    // Guarded by retired-key-lingering.
    settings.keys.retired = []
    // default for production, keys.shared_with: Other services that hold the signing or verifying
    // key.
    // Guarded by private-key-as-verifying.
    settings.keys.sharedWith = []
    // production.yaml:23, keys.application_secret: The framework's own secret.
    // Guarded by secret-inline, signing-key-guessable, key-shared-across-environments,
    // secret-unresolvable.
    settings.keys.applicationSecret = .environment("DJANGO_SECRET_KEY")
    // default for production, cors.allowed_origins: The origins that may call the API and read its
    // answers.
    // Guarded by cors-null-origin, cors-plain-http-origin, cors-origin-never-matches,
    // cors-wildcard-with-credentials, loopback-in-production, placeholder-value.
    settings.cors.allowedOrigins = ["https://app.shop.example"]
    // default for production, cors.allowed_origin_patterns: Regular expressions for more of them,
    // matched against the whole origin.
    // Guarded by cors-pattern-unanchored, cors-pattern-overbroad, cors-null-origin.
    settings.cors.allowedOriginPatterns = []
    // default for production, cors.allow_any_origin: Whether every origin may.
    // Guarded by cors-any-origin.
    settings.cors.allowAnyOrigin = false
    // base.yaml:25, cors.allow_credentials: Whether they may with the user's cookies.
    // Guarded by cors-credentials-off.
    settings.cors.allowCredentials = true
    // default for production, cors.allow_methods: The methods that a preflight permits.
    // Guarded by cors-preflight-incomplete, cors-wildcard-with-credentials.
    settings.cors.allowMethods = ["GET", "POST", "PATCH", "PUT", "DELETE"]
    // base.yaml:26, cors.allow_headers: The request headers that a preflight permits.
    // Guarded by cors-preflight-incomplete, cors-wildcard-with-credentials.
    settings.cors.allowHeaders = ["content-type", "x-csrftoken"]
    // default for production, cors.expose_headers: The response headers that scripts may read.
    // Guarded by cors-wildcard-with-credentials, retry-after-missing.
    settings.cors.exposeHeaders = ["retry-after"]
    // production.yaml:25, cors.preflight_max_age: How long a browser may remember a preflight's
    // answer.
    // Guarded by cors-preflight-cache-excess.
    settings.cors.preflightMaxAge = .seconds(3600)
    // default for production, cors.path_pattern: The paths that answer other origins, as a regular
    // expression.
    // Guarded by cors-path-misses-auth.
    settings.cors.pathPattern = "^/api/"
    // base.yaml:28, csrf.defence: What an unsafe request must prove: `origin` a trusted Origin (or
    // Fetch Metadata), `header` the custom header, `token` the double-submit token besides a
    // trusted origin.
    // Guarded by csrf-undefended, csrf-samesite-only, topology-differs.
    settings.csrf.defence = .token
    // base.yaml:29, csrf.enforce: Whether it is asked of every unsafe request, login and refresh
    // included, or of authenticated ones.
    // Guarded by csrf-anonymous-uncovered.
    settings.csrf.enforce = .always
    // default for production, csrf.trusted_origins: The origins whose unsafe requests are trusted;
    // `https://*.example.com` trusts the subdomains.
    // Guarded by cors-pattern-overbroad, cors-plain-http-origin, cors-origin-never-matches,
    // csrf-trusted-origin-missing.
    settings.csrf.trustedOrigins = ["https://app.shop.example"]
    // base.yaml:30, csrf.header: The request header that carries the token or marks the request.
    settings.csrf.header = "x-csrftoken"
    // production.yaml:27, csrf.cookie.name: The cookie's name.
    // Guarded by csrf-cookie-tossable.
    settings.csrf.cookie.name = "__Host-csrftoken"
    // production.yaml:27, csrf.cookie.secure: Whether it travels over secure connections only.
    // Guarded by csrf-cookie-insecure.
    settings.csrf.cookie.secure = true
    // production.yaml:27, csrf.cookie.http_only: Whether page scripts are kept from reading it;
    // then the app asks the `csrf` route.
    settings.csrf.cookie.httpOnly = false
    // production.yaml:27, csrf.cookie.same_site: On which cross-site requests it travels.
    // Guarded by csrf-cookie-insecure.
    settings.csrf.cookie.sameSite = .strict
    // default for production, csrf.cookie.domain: The domain whose hosts all receive it; null keeps
    // it to the API's host.
    settings.csrf.cookie.domain = nil
    // default for production, csrf.cookie.max_age: How long the browser keeps it; `session` keeps
    // it until the browser closes.
    settings.csrf.cookie.maxAge = .seconds(31536000)
    // production.yaml:29, transport.plain_http: What a request over plain http gets.
    // Guarded by plain-http-api.
    settings.transport.plainHTTP = .refuse
    // production.yaml:30, transport.hsts.max_age: How long browsers insist on https; 0s sends no
    // header.
    // Guarded by hsts-missing, hsts-weak.
    settings.transport.hsts.maxAge = .seconds(31536000)
    // production.yaml:30, transport.hsts.include_subdomains: Whether subdomains are covered.
    // Guarded by hsts-weak.
    settings.transport.hsts.includeSubdomains = true
    // production.yaml:30, transport.hsts.preload: Whether the host asks to be built into browsers.
    // Guarded by hsts-weak.
    settings.transport.hsts.preload = false
    // production.yaml:31, transport.tls.termination: What ends TLS: the server itself, a proxy
    // before it, or nothing.
    settings.transport.tls.termination = .proxy
    // default for production, transport.tls.certificate: The certificate chain in PEM.
    // Guarded by certificate-expiry, certificate-mismatch, certificate-weak.
    settings.transport.tls.certificate = nil
    // default for production, transport.tls.private_key: The certificate's private key in PEM.
    // Guarded by certificate-mismatch.
    settings.transport.tls.privateKey = nil
    // production.yaml:31, transport.tls.minimum: The oldest TLS version that is spoken.
    // Guarded by tls-version-old.
    settings.transport.tls.minimum = .v1_2
    // production.yaml:32, transport.proxy.hops: How many trusted proxies are in front; the client's
    // address is the one that the outermost of them added.
    // Guarded by throttle-client-misidentified.
    settings.transport.proxy.hops = 1
    // production.yaml:32, transport.proxy.scheme_header: The request header in which the proxy
    // tells the original scheme.
    // Guarded by forwarded-scheme-spoofable, forwarded-scheme-missing.
    settings.transport.proxy.schemeHeader = "x-forwarded-proto"
    // production.yaml:32, transport.proxy.strips: Whether the proxy removes the client's own copies
    // of forwarded headers.
    settings.transport.proxy.strips = true
    // default for production, transport.headers.no_sniff: Whether `X-Content-Type-Options: nosniff`
    // is sent.
    // Guarded by response-headers-missing.
    settings.transport.headers.noSniff = true
    // default for production, transport.headers.frame_ancestors: Who may show answers in a frame.
    settings.transport.headers.frameAncestors = .none
    // default for production, transport.headers.cache_control: The Cache-Control header of the auth
    // routes.
    // Guarded by auth-response-cacheable.
    settings.transport.headers.cacheControl = "no-store"
    // base.yaml:32, throttle.enabled: Whether requests are counted at all.
    // Guarded by login-throttle-missing.
    settings.throttle.enabled = true
    // base.yaml:35, throttle.rates.anonymous: All other routes, for each address, without
    // credentials.
    settings.throttle.rates.anonymous = AuthSettings.Rate(count: 100, per: .seconds(3600))
    // base.yaml:36, throttle.rates.user: All other routes, for each signed-in user.
    settings.throttle.rates.user = AuthSettings.Rate(count: 1000, per: .seconds(3600))
    // base.yaml:37, throttle.rates.login: Attempts to log in.
    // Guarded by login-throttle-missing, login-throttle-loose, target-inexpressible.
    settings.throttle.rates.login = AuthSettings.Rate(count: 5, per: .seconds(60))
    // base.yaml:38, throttle.rates.refresh: Token refreshes.
    // Guarded by refresh-throttle-missing, throttle-starves-refresh.
    settings.throttle.rates.refresh = AuthSettings.Rate(count: 30, per: .seconds(60))
    // base.yaml:39, throttle.rates.verify: Token verifications.
    // Guarded by refresh-throttle-missing.
    settings.throttle.rates.verify = AuthSettings.Rate(count: 30, per: .seconds(60))
    // base.yaml:40, throttle.rates.password_reset: Password resets.
    // Guarded by recovery-throttle-missing.
    settings.throttle.rates.passwordReset = AuthSettings.Rate(count: 3, per: .seconds(3600))
    // default for production, throttle.rates.registration: Registrations.
    // Guarded by recovery-throttle-missing.
    settings.throttle.rates.registration = AuthSettings.Rate(count: 10, per: .seconds(3600))
    // base.yaml:33, throttle.key: What is counted at login: the client's address, the account that
    // is tried, or both.
    // Guarded by throttle-by-address-only.
    settings.throttle.key = [.address, .account]
    // production.yaml:34, throttle.store: Where the counters are; `memory` counts in each process
    // apart.
    // Guarded by throttle-store-local.
    settings.throttle.store = .shared
    // default for production, throttle.lockout.failures: How many wrong passwords in a row slow the
    // account down; null for none.
    settings.throttle.lockout.failures = nil
    // default for production, throttle.lockout.duration: For how long at first; it doubles on
    // repetition up to a day.
    settings.throttle.lockout.duration = .seconds(900)
    // default for production, throttle.retry_after: Whether a refusal says when to try again (RFC
    // 9110 10.2.3).
    // Guarded by retry-after-missing.
    settings.throttle.retryAfter = true
    // base.yaml:42, session.login: Whether login also opens a framework session beside the tokens.
    // Guarded by shadow-session.
    settings.session.login = false
    // default for production, session.idle_lifetime: How long a session may lie unused; null for as
    // long as its refresh token lives.
    // Guarded by session-over-assurance.
    settings.session.idleLifetime = nil
    // default for production, session.max_per_user: How many sessions a user may have; the oldest
    // makes room. Null for no limit.
    settings.session.maxPerUser = nil
    // base.yaml:43, session.absolute_lifetime: How long after login a session ends, however much it
    // is used; null for never.
    // Guarded by session-unbounded, session-over-assurance.
    settings.session.absoluteLifetime = .seconds(604800)
    // default for production, session.assurance: The authenticator assurance level whose limits
    // apply (NIST SP 800-63B).
    settings.session.assurance = .aal1
    // default for production, session.cookie.secure: Whether it travels over secure connections
    // only.
    settings.session.cookie.secure = true
    // default for production, session.cookie.http_only: Whether page scripts are kept from reading
    // it.
    settings.session.cookie.httpOnly = true
    // default for production, session.cookie.same_site: On which cross-site requests it travels.
    settings.session.cookie.sameSite = .lax
    // production.yaml:36, server.debug: Whether errors show their inner workings.
    // Guarded by debug-in-production.
    settings.server.debug = false
    // production.yaml:37, server.workers: How many processes serve; their stores must match.
    settings.server.workers = 4
    // base.yaml:46, server.default_permission: Who may call a route that says nothing of
    // permissions.
    // Guarded by permission-default-open.
    settings.server.defaultPermission = .authenticated
    // base.yaml:45, server.authentication: What signs a request in, in this order.
    // Guarded by authentication-missing.
    settings.server.authentication = [.jwtCookie]
    // base.yaml:47, server.login_ignores_cookie: Whether login overlooks an old token, so that a
    // stale cookie never blocks it.
    // Guarded by stale-cookie-blocks-login.
    settings.server.loginIgnoresCookie = true
    // base.yaml:48, server.content_types: The media types of request bodies that are read.
    // Guarded by simple-content-type-accepted.
    settings.server.contentTypes = ["application/json"]
    // base.yaml:49, server.require_current_password: Whether a password change asks for the current
    // password.
    // Guarded by password-change-unverified.
    settings.server.requireCurrentPassword = true
    // default for production, client.base_url: The address that the client's routes are joined to.
    settings.client.baseURL = "https://api.shop.example/api"
    // base.yaml:51, client.credentials: Whether requests carry cookies (Fetch, credentials mode).
    // Guarded by client-credentials-omitted.
    settings.client.credentials = .include
    // base.yaml:52, client.refresh: When the client refreshes: after a 401, ahead of expiry, or
    // never.
    settings.client.refresh = .interceptor
    // default for production, client.refresh_margin: How long ahead of expiry the proactive
    // strategy refreshes.
    // Guarded by refresh-margin-exceeds-lifetime.
    settings.client.refreshMargin = .seconds(60)
    // default for production, client.tabs: Whether the app may be open in several tabs at once.
    settings.client.tabs = true
    // base.yaml:53, client.single_flight: Whether one refresh at a time serves all calls and tabs.
    // Guarded by concurrent-refresh-race.
    settings.client.singleFlight = true
    // base.yaml:54, client.refresh_exempt: The routes whose 401 never leads to a refresh.
    // Guarded by refresh-recursion.
    settings.client.refreshExempt = [.login, .logout, .refresh]
    return settings
  }()
}
