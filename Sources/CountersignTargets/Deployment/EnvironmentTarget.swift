import CountersignSettings

extension Target {
  /// A template of the environment: the names of the secrets, without values.
  package static let env = Target(id: "env") { profile throws(TargetError) in
    let uses = SecretUse.all(in: profile.settings)
    let files = uses.filter { $0.path != nil }
    let variables = SecretVariable.all(in: uses)
    let values: [String: TemplateValue] = [
      "name": .code(ShellLiteral.comment(profile.settings.name)),
      "fingerprint": .code(ShellLiteral.comment(profile.fingerprint)),
      "lab": .flag(profile.lab),
      "variables": .list(
        variables.map { variable in
          let assignment = ShellLiteral.name(variable.name).map { "\($0.text)=" }
          let refusal = ShellLiteral.comment("no shell can set \(variable.name)").text
          return [
            "purpose": .code(ShellLiteral.comment(variable.purpose)),
            "assignment": .code(ShellLiteral.code(assignment ?? "# \(refusal)")),
          ]
        }),
      "has_files": .flag(!files.isEmpty),
      "files": .list(
        files.map { use in
          [
            "purpose": .code(ShellLiteral.comment("\(use.setting): \(use.purpose)")),
            "path": .code(ShellLiteral.comment(use.path ?? "")),
          ]
        }),
    ]
    let text = try Template.filled("env/env.example.mustache", with: values)
    return [Artifact(path: "env.example", text: text)]
  }
}
