import CountersignSettings

/// Prints what the profiles beside this file say; their settings are compiled in.
@main
struct PluginApp {
  static func main() {
    for settings in [AuthSettings.production, .rehearsal] {
      let cookie = settings.cookies.refresh
      print(
        settings.name, settings.site.api, cookie.name, cookie.sameSite,
        settings.tokens.refreshLifetime)
    }
  }
}
