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
