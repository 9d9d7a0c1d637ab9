import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A route on which browsers get no answer for other origins.
  static let corsPathMissesAuth = Rule(
    slug: "cors-path-misses-auth",
    checklist: [.cors],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a route of the profile is outside of the paths that answer other origins",
    rationale: "Login works from tools and not from the app.",
    remedy: "widen `path_pattern` to all routes, or leave it out",
    references: [.fetch("CORS check")],
    exceptions: "Routes that only pages of the API's own origin call.",
    bad: [
      Example(
        """
        cors:
          path_pattern: ▸'^/v1/'◂
        """),
      Example(
        """
        routes: { csrf: /tools/csrf/ }
        cors: { path_pattern: ▸'^/api/auth/'◂ }
        """),
      Example(
        """
        cors: { path_pattern: ▸'/auth/'◂ } # matched from the start of the path
        """),
    ],
    good: [
      Example(
        """
        cors:
          path_pattern: '^/api/'
        """),
      Example(
        """
        cors: { path_pattern: '^/api/auth/(login|logout|user|token|password|csrf)/' }
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      let field = "cors.path_pattern"
      guard !settings.appsAcrossOrigins.isEmpty else { return }
      guard !settings.answersOtherOriginsEverywhere else { return }
      let missed = settings.mountedPaths.filter { !settings.answersOtherOrigins(at: $0) }
      guard let first = missed.first else { return }
      let more = missed.count > 1 ? " and \(missed.count - 1) more" : ""
      let wider = "^" + settings.site.basePath.replacing(".", with: "\\.") + "/"
      report(
        Finding(
          "other origins get no answer on \(first)\(more)", at: field,
          fix: profile.fix(field, to: "'\(wider.replacing("'", with: "''"))'", .safe)))
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { settings in
          guard let app = settings.appsAcrossOrigins.first?.origin else { return [] }
          return settings.mountedPaths.enumerated().map { number, path in
            .send(
              .preflight(.path(path), from: app, method: "POST", names: ["content-type"]),
              as: "route.\(number + 1)")
          }
        },
        judge: { transcript in
          guard !transcript.settings.appsAcrossOrigins.isEmpty else {
            return .held(observed: "every app has the API's own origin")
          }
          let answers = transcript.flood("route")
          guard !answers.isEmpty else { return .unreachable("no route was asked") }
          let silent = answers.first {
            $0.response.header("access-control-allow-origin") == nil
          }
          guard let silent else {
            return .held(observed: "all \(answers.count) routes answer the app")
          }
          return .revealed(
            Evidence("a route leaves the app's preflight unanswered", bytes: [silent.summary]))
        })))
}

extension AuthSettings {
  /// The paths of all mounted routes.
  fileprivate var mountedPaths: [String] {
    [
      routes.login, routes.logout, routes.user, routes.refresh, routes.verify,
      routes.passwordChange, routes.passwordReset, routes.passwordResetConfirm,
      routes.registration, routes.csrf,
    ].compactMap { $0 }.map { site.basePath + $0 }
  }

  /// Whether other origins are surely answered at whatever path is mounted; false says nothing.
  fileprivate var answersOtherOriginsEverywhere: Bool {
    // Every route begins with a slash.
    Self.literalPrefix(cors.pathPattern).map { (site.basePath + "/").hasPrefix($0) } ?? false
  }

  /// Whether other origins are answered at a path.
  fileprivate func answersOtherOrigins(at path: String) -> Bool {
    if let prefix = Self.literalPrefix(cors.pathPattern) { return path.hasPrefix(prefix) }
    guard let regex = try? Regex(cors.pathPattern) else { return true }
    // django-cors-headers matches from the start of the path, with or without an anchor.
    return (try? regex.prefixMatch(in: path)) != nil
  }

  /// What follows `^` where that is plain text, the usual pattern; nil for any other.
  private static func literalPrefix(_ pattern: String) -> String? {
    guard pattern.utf8.first == UInt8(ascii: "^") else { return nil }
    let rest = pattern.utf8.dropFirst()
    let isPlain = rest.allSatisfy { octet in
      switch octet {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    return isPlain ? String(pattern.dropFirst()) : nil
  }
}
