import CountersignBrowser
import CountersignSettings

/// What a server that applies a profile answers, as far as a browser's decisions go.
struct SimulatedServer {
  let settings: AuthSettings
  /// Nil for a pattern that is no regular expression, which covers nothing.
  private let covered: Regex<AnyRegexOutput>?
  private let allowed: [Regex<AnyRegexOutput>]

  init(settings: AuthSettings) {
    self.settings = settings
    covered = try? Regex(settings.cors.pathPattern)
    allowed = settings.cors.allowedOriginPatterns.compactMap { try? Regex($0) }
  }

  /// The answer to a request of a page at this origin.
  func answer(to url: WebURL, from origin: Origin, setting cookies: [String] = []) -> ServerAnswer {
    let isOpen = covers(url.path) && allows(origin.description)
    let isAnyone = settings.cors.allowAnyOrigin && !settings.cors.allowCredentials
    var cors = CORSHeaders()
    if isOpen {
      cors.allowOrigin = isAnyone ? "*" : origin.description
      cors.allowCredentials = settings.cors.allowCredentials ? "true" : nil
    }
    var preflight = cors
    if isOpen {
      preflight.allowMethods = settings.cors.allowMethods.joined(separator: ", ")
      preflight.allowHeaders = settings.cors.allowHeaders.joined(separator: ", ")
    }
    return ServerAnswer(
      preflight: PreflightAnswer(status: 200, headers: preflight), cors: cors, setCookies: cookies)
  }

  private func covers(_ path: String) -> Bool {
    guard let covered else { return false }
    return (try? covered.firstMatch(in: path)) != nil
  }

  private func allows(_ origin: String) -> Bool {
    if settings.cors.allowAnyOrigin || settings.cors.allowedOrigins.contains(origin) { return true }
    return allowed.contains { (try? $0.wholeMatch(in: origin)) != nil }
  }
}
