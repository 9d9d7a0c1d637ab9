import CountersignSettings

/// A secret that a profile names, with what it is for.
struct SecretUse: Hashable, Sendable {
  /// The path of the setting in the profile.
  let setting: String

  /// What the secret is, in a few words.
  let purpose: String

  /// Where it is.
  let reference: AuthSettings.SecretReference

  /// The variable; nil for a secret that is elsewhere.
  var variable: String? {
    if case .environment(let name) = reference { name } else { nil }
  }

  /// The file's path; nil for a secret that is elsewhere.
  var path: String? {
    if case .file(let path) = reference { path } else { nil }
  }

  /// The secrets that the embedded server reads: not the framework's, and those of TLS only where the
  /// server itself ends it.
  static func ofServer(_ settings: AuthSettings) -> [SecretUse] {
    let endsTLS = settings.transport.tls.termination == .server
    return all(in: settings).filter { use in
      use.setting.hasPrefix("transport.tls.") ? endsTLS : use.setting != "keys.application_secret"
    }
  }

  /// All secrets that are somewhere, in the order of the profile's fields.
  static func all(in settings: AuthSettings) -> [SecretUse] {
    let (keys, tls) = (settings.keys, settings.transport.tls)
    let algorithm = settings.tokens.algorithm
    let encoding = keys.encoding.rawValue
    let kind =
      algorithm.isHMAC
      ? "the secret that signs tokens (\(algorithm.rawValue), \(encoding))"
      : "the private key that signs tokens (\(algorithm.rawValue), PEM)"
    var all: [(String, String, AuthSettings.SecretReference?)] = [
      ("keys.signing", kind, keys.signing),
      ("keys.verifying", "the public key that verifies tokens (PEM)", keys.verifying),
      ("keys.application_secret", "the framework's own secret", keys.applicationSecret),
      ("transport.tls.certificate", "the certificate chain (PEM)", tls.certificate),
      ("transport.tls.private_key", "the certificate's private key (PEM)", tls.privateKey),
    ]
    for (index, retired) in keys.retired.enumerated() {
      all.append(("keys.retired[\(index)].key", "a key that still verifies", retired.key))
    }
    return all.compactMap { setting, purpose, reference in
      reference.map { SecretUse(setting: setting, purpose: purpose, reference: $0) }
    }
  }
}

/// An environment variable with all that it is for.
struct SecretVariable: Hashable, Sendable {
  /// The name as the profile has it, whether or not it can be set.
  let name: String

  /// The settings and what the secret is for, in one line.
  let purpose: String

  /// The variables of `uses`, each once, in the order of their first use.
  static func all(in uses: [SecretUse]) -> [SecretVariable] {
    var names: [String] = []
    var purposes: [String: [String]] = [:]
    for use in uses {
      guard let name = use.variable else { continue }
      if purposes[name] == nil { names.append(name) }
      purposes[name, default: []].append("\(use.setting): \(use.purpose)")
    }
    return names.map {
      SecretVariable(name: $0, purpose: purposes[$0, default: []].joined(separator: "; "))
    }
  }
}
