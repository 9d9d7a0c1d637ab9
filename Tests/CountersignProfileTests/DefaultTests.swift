import CountersignProfile
import CountersignSettings
import CountersignSource
import Testing

@Suite("What a profile leaves out")
struct DefaultTests {
  private func settings(_ environment: String, _ lines: String = "") throws -> AuthSettings {
    let text = """
      profile: 1
      name: sample
      environment: \(environment)
      site:
        api: https://api.shop.de
        apps: [{ origin: "https://app.shop.de" }]
      keys: { signing: { env: JWT_KEY } }
      \(lines)
      """
    let files = ProfileFiles.texts(["sample.yaml": text])
    let outcome = try ProfileReader(files: files).read("sample.yaml")
    #expect(outcome.diagnostics.map(\.message) == [])
    return try #require(outcome.profile).settings
  }

  @Test("follows the environment")
  func environment() throws {
    let development = try settings("development")
    let production = try settings("production")
    #expect(development.tokens.accessLifetime == .seconds(900))
    #expect(production.tokens.accessLifetime == .seconds(300))
    #expect(development.cookies.access.name == "access")
    #expect(production.cookies.access.name == "__Host-access")
    #expect(!development.throttle.enabled && production.throttle.enabled)
    #expect(production.csrf.cookie.name == "__Host-csrftoken")
    #expect(production.session.absoluteLifetime == .seconds(604_800))
    #expect(development.session.absoluteLifetime == nil)
  }

  @Test("follows what is said")
  func derived() throws {
    let settings = try settings(
      "production", "tokens: { algorithm: ES256, access_lifetime: 7m, refresh_lifetime: 3d }")
    #expect(settings.site.hosts == ["api.shop.de"])
    #expect(settings.cookies.refresh.path == "/api/auth/")
    #expect(settings.cookies.access.maxAge == .seconds(420))
    #expect(settings.cookies.refresh.maxAge == .seconds(259_200))
    #expect(settings.tokens.allowedAlgorithms == [.es256])
    #expect(settings.cors.allowedOrigins == ["https://app.shop.de"])
    #expect(settings.cors.allowCredentials)
    #expect(settings.cors.allowHeaders == ["content-type", "x-csrftoken"])
    #expect(settings.cors.pathPattern == "^/api/")
    #expect(settings.csrf.trustedOrigins == ["https://app.shop.de"])
    #expect(settings.client.baseURL == "https://api.shop.de/api")
    #expect(settings.client.credentials == .include)
  }

  @Test(
    "of the refresh path covers refresh and logout",
    arguments: [
      ("{}", "/api/auth/"), ("{ logout: null }", "/api/auth/token/refresh/"),
      ("{ refresh: /r, logout: /l }", "/api/"), ("{ refresh: /a/b, logout: /a/c/d }", "/api/a/"),
    ])
  func refreshPath(routes: String, expected: String) throws {
    let settings = try settings("production", "routes: \(routes)")
    #expect(settings.cookies.refresh.path == expected)
  }

  @Test("is what the settings type declares, in production")
  func declared() throws {
    var expected = AuthSettings(name: "sample", environment: .production, api: "")
    let actual = try settings("production")
    expected.site = actual.site
    expected.keys = actual.keys
    expected.cors.allowedOrigins = actual.cors.allowedOrigins
    expected.cors.allowCredentials = true
    expected.cors.allowHeaders = actual.cors.allowHeaders
    expected.csrf.trustedOrigins = actual.csrf.trustedOrigins
    expected.client.baseURL = actual.client.baseURL
    expected.cookies.access.maxAge = .seconds(300)
    expected.cookies.refresh.maxAge = .seconds(86_400)
    #expect(actual == expected)
  }

  @Test("and is required is missed")
  func required() {
    let files = ProfileFiles.texts(["p.yaml": "profile: 1\nname: x\nenvironment: production\n"])
    let outcome = try? ProfileReader(files: files).read("p.yaml")
    #expect(outcome?.profile == nil)
    #expect(
      outcome?.diagnostics.map(\.message) == [
        "`site.api` is missing", "`keys.signing` is missing",
      ])
  }
}
