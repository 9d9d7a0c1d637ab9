import CountersignSettings

extension Target {
  /// A Deployment, its Service and its storage, with secrets as references.
  package static let kubernetes = Target(id: "kubernetes") { profile throws(TargetError) in
    let context = try DeploymentContext(profile)
    let secrets = "\(context.name)-auth"
    var values = context.heading
    values["object"] = .code(YAMLLiteral.string(secrets))
    values["scheme"] = .code(YAMLLiteral.string(context.endsTLS ? "HTTPS" : "HTTP"))
    values["service_port"] = .code(YAMLLiteral.int(context.endsTLS ? 443 : 8000))
    values["has_secrets"] = .flag(!context.variables.isEmpty || !context.files.isEmpty)
    values["variables"] = .list(
      context.variables.map { variable in
        let entry = ShellLiteral.name(variable.name).map { name in
          let quoted = YAMLLiteral.string(name.text).text
          let source =
            "{secretKeyRef: {name: \(YAMLLiteral.string(secrets).text), key: \(quoted)} }"
          return "- {name: \(quoted), valueFrom: \(source)}"
        }
        let refusal = YAMLLiteral.comment("no shell can set \(variable.name)").text
        return ["entry": .code(YAMLLiteral.code(entry ?? "# \(refusal)"))]
      })
    values["mounts"] = .list(
      context.files.map { use in
        [
          "path": .code(YAMLLiteral.string(DeploymentContext.mounted(use.path ?? ""))),
          "key": .code(YAMLLiteral.string(DeploymentContext.key(of: use))),
        ]
      })
    let text = try Template.filled("kubernetes/kubernetes.yaml.mustache", with: values)
    return [Artifact(path: "kubernetes.yaml", text: text)]
  }
}
