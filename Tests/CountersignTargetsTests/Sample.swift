import CountersignSettings
import CountersignTargets

/// Settings with a value of every kind.
enum Sample {
  /// The settings.
  static var settings: AuthSettings {
    var settings = AuthSettings(name: "sample", environment: .staging, api: "https://a.example")
    settings.site.apps = [.init()]
    settings.cookies.refresh.maxAge = nil
    settings.cookies.retired = [.init()]
    settings.keys.signing = .environment("SIGNING_KEY")
    settings.keys.verifying = .file("keys/public.pem")
    settings.keys.retired = [.init()]
    settings.throttle.rates.login = .init(count: 20, per: .seconds(900))
    return settings
  }

  /// The settings with `text` wherever a target writes a text of the profile.
  static func saying(_ text: String) -> AuthSettings {
    var settings = settings
    settings.tokens.issuer = text
    settings.tokens.audience = [text, text]
    settings.cors.allowedOrigins = [text]
    settings.cors.pathPattern = text
    settings.keys.signing = .environment(text)
    settings.keys.verifying = .file(text)
    settings.throttle.rates.login = nil
    settings.client.baseURL = text
    settings.routes.login = text
    settings.csrf.header = text
    settings.csrf.cookie.name = text
    settings.csrf.cookie.domain = text
    return settings
  }

  /// The settings, compiled.
  static var compiled: CompiledProfile { compiled(settings) }

  /// `settings`, compiled.
  static func compiled(_ settings: AuthSettings, lab: Bool = false) -> CompiledProfile {
    CompiledProfile(
      settings: settings, fingerprint: CanonicalJSON.fingerprint(of: settings), lab: lab)
  }
}
