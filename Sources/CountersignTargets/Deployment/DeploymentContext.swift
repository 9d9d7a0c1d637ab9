import CountersignSettings

/// What Compose and Kubernetes files have in common.
struct DeploymentContext {
  /// The compiled profile.
  let profile: CompiledProfile

  /// The profile's name, which is fit for both.
  let name: String

  /// Where the profile's directory is in the container.
  private static let directory = "/run/countersign"

  var settings: AuthSettings { profile.settings }

  /// Creates the context; throws `unusableName` for a name that names no service.
  init(_ profile: CompiledProfile) throws(TargetError) {
    _ = try ProfileName(profile.settings.name)
    self.profile = profile
    name = profile.settings.name
  }

  /// Whether the server itself ends TLS.
  var endsTLS: Bool { settings.transport.tls.termination == .server }

  /// The secrets in files that the server reads.
  var files: [SecretUse] { SecretUse.ofServer(settings).filter { $0.path != nil } }

  /// The variables that the server reads.
  var variables: [SecretVariable] { SecretVariable.all(in: SecretUse.ofServer(settings)) }

  /// The names that both files use.
  var heading: [String: TemplateValue] {
    [
      "name": .code(YAMLLiteral.comment(name)),
      "fingerprint": .code(YAMLLiteral.comment(profile.fingerprint)),
      "lab": .flag(profile.lab),
      "has_variables": .flag(!variables.isEmpty),
      "has_files": .flag(!files.isEmpty),
      "directory": .code(YAMLLiteral.string(Self.directory)),
    ]
  }

  /// The whole path of a secret in the container.
  static func mounted(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(directory)/\(path)"
  }

  /// A name for a secret in a file, such as `keys-signing`: letters, digits and dashes.
  static func key(of use: SecretUse) -> String {
    String(use.setting.map { $0.isLetter || $0.isNumber ? $0 : "-" })
      .split(separator: "-").joined(separator: "-")
  }
}
