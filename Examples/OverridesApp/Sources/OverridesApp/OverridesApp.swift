import Configuration

/// Prints settings that the environment and a file of variables may override; `countersign compile
/// --overrides` writes the files beside this one.
@main
struct OverridesApp {
  static func main() async throws {
    let local = InMemoryProvider(
      name: "local", values: ["tokens.leeway": "5s", "throttle.rates.login": "9/minute"])
    do {
      let settings = try await AuthSettings(
        providers: [EnvironmentVariablesProvider(), local], requiring: ["site.api", "keys.signing"])
      print(settings.site.api, settings.cookies.access.maxAge.map { "\($0)" } ?? "session")
      print(settings.cors.allowedOrigins, settings.cookies.refresh.sameSite)
      print(settings.tokens.leeway, settings.throttle.rates.login.map { "\($0)" } ?? "no limit")
      print(settings.keys.signing, settings.throttle.lockout.failures.map { "\($0)" } ?? "never")
      print(settings == .production ? "as the profile says" : "overridden")
    } catch {
      print(error)
    }
  }
}
