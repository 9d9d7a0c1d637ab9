import CountersignSettings

extension Target {
  /// A Compose file that runs the embedded server, with its secrets as references.
  package static let compose = Target(id: "compose") { profile throws(TargetError) in
    let context = try DeploymentContext(profile)
    var values = context.heading
    let published = context.endsTLS ? "443:8000" : "127.0.0.1:8000:8000"
    values["project"] = .code(YAMLLiteral.composeString(context.name))
    values["published"] = .code(YAMLLiteral.string(published))
    values["variables"] = .list(
      context.variables.map { variable in
        let entry = ShellLiteral.name(variable.name).map { name in
          "\(YAMLLiteral.string(name.text).text): \"${\(name.text):?is not set}\""
        }
        let refusal = YAMLLiteral.comment("no shell can set \(variable.name)").text
        return ["entry": .code(YAMLLiteral.code(entry ?? "# \(refusal)"))]
      })
    values["mounts"] = .list(context.files.map { Target.composeMount($0) })
    values["sources"] = .list(context.files.map { Target.composeSource($0) })
    let text = try Template.filled("compose/compose.yaml.mustache", with: values)
    return [Artifact(path: "compose.yaml", text: text)]
  }

  private static func composeMount(_ use: SecretUse) -> [String: TemplateValue] {
    [
      "secret": .code(YAMLLiteral.string(DeploymentContext.key(of: use))),
      "target": .code(
        YAMLLiteral.composeString(DeploymentContext.mounted(use.path ?? ""))),
    ]
  }

  private static func composeSource(_ use: SecretUse) -> [String: TemplateValue] {
    let path = use.path ?? ""
    let quoted = YAMLLiteral.composeString(path).text
    let relative = "\"${COUNTERSIGN_PROFILE_DIRECTORY:-.}/" + quoted.dropFirst()
    return [
      "secret": .code(YAMLLiteral.string(DeploymentContext.key(of: use))),
      "file": .code(YAMLLiteral.code(path.hasPrefix("/") ? quoted : relative)),
    ]
  }
}
