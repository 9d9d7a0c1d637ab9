import CountersignSettings

/// The browser client of a profile in TypeScript.
enum ClientTarget {
  /// The files of the client; a template stands behind each.
  ///
  /// `settings.ts` holds what the profile says, the others are the same for every profile.
  static let files = [
    "auth.ts", "axios.ts", "csrf.ts", "errors.ts", "exchange.ts", "platform.ts", "refresh.ts",
    "request.ts", "schedule.ts", "sender.ts", "session.ts", "settings.ts", "shared.ts", "tabs.ts",
    "vue.ts",
  ]

  /// Returns the files below `client/`.
  static func artifacts(for profile: CompiledProfile) throws(TargetError) -> [Artifact] {
    let heading = heading(of: profile)
    let settings = heading.merging(ClientContext(profile.settings).values) { first, _ in first }
    var artifacts: [Artifact] = []
    for file in files {
      let values = file == "settings.ts" ? settings : heading
      let text = try Template.filled("client/\(file).mustache", with: values)
      artifacts.append(Artifact(path: "client/\(file)", text: text))
    }
    return artifacts
  }

  private static func heading(of profile: CompiledProfile) -> [String: TemplateValue] {
    [
      "name": .code(TypeScriptLiteral.comment(profile.settings.name)),
      "fingerprint": .code(TypeScriptLiteral.comment(profile.fingerprint)),
      "lab": .flag(profile.lab),
    ]
  }
}

extension Target {
  /// A browser client in TypeScript, with an axios and a Vue file beside it.
  package static let client = Target(id: "client") { profile throws(TargetError) in
    try ClientTarget.artifacts(for: profile)
  }
}
