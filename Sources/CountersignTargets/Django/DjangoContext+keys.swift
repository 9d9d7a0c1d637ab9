import CountersignSettings

extension DjangoContext {
  /// The keys, as expressions that read them where they are.
  var keys: [String: TemplateValue] {
    let isHMAC = settings.tokens.algorithm.isHMAC
    return [
      "imports": .list(modules.map { ["module": .code(PythonLiteral.code($0))] }),
      "reads_files": .flag(references.contains { $0.path != nil }),
      "derives_public_key": .flag(derivesPublicKey),
      "signing_key": .code(isHMAC ? secret : key(settings.keys.signing)),
      "verifying_key": .code(verifyingKey),
      "verifying_url": .python(settings.keys.verifyingURL),
      "has_secret_key": .flag(settings.keys.applicationSecret != nil),
      "secret_key": .code(
        settings.keys.applicationSecret.map { text(of: $0) } ?? PythonLiteral.none),
    ]
  }

  /// The references that the file reads.
  private var references: [AuthSettings.SecretReference] {
    let verifying = settings.tokens.algorithm.isHMAC ? nil : settings.keys.verifying
    return [settings.keys.signing, verifying, settings.keys.applicationSecret].compactMap(\.self)
  }

  /// The modules that the expressions need, in alphabetical order.
  private var modules: [String] {
    let encoding = settings.keys.encoding
    let isBase64 = encoding == .base64 || encoding == .base64url
    let hasFile = references.contains { $0.path != nil }
    let hasVariable = references.contains { if case .environment = $0 { true } else { false } }
    let isGenerated: (AuthSettings.SecretReference) -> Bool = {
      if case .generate = $0 { true } else { false }
    }
    let needed = [
      "base64": isBase64 && settings.tokens.algorithm.isHMAC && !isGenerated(settings.keys.signing),
      "os": hasFile || hasVariable,
      "pathlib": hasFile,
      "secrets": references.contains(where: isGenerated),
    ]
    return needed.filter(\.value).keys.sorted()
  }

  private var derivesPublicKey: Bool {
    if case .generate = settings.keys.signing { return false }
    return !settings.tokens.algorithm.isHMAC && settings.keys.verifying == nil
      && settings.keys.verifyingURL == nil
  }

  /// The HMAC secret, taken out of its encoding.
  private var secret: Code {
    if case .generate(let count) = settings.keys.signing {
      return PythonLiteral.code("secrets.token_bytes(\(count))")
    }
    let written = text(of: settings.keys.signing).text
    switch settings.keys.encoding {
    case .utf8: return PythonLiteral.code(written)
    case .base64: return PythonLiteral.code("base64.b64decode(\(written))")
    case .base64url:
      return PythonLiteral.code("base64.urlsafe_b64decode(\(written).strip().rstrip('=') + '==')")
    case .hex: return PythonLiteral.code("bytes.fromhex(\(written))")
    }
  }

  private var verifyingKey: Code {
    if settings.tokens.algorithm.isHMAC { return PythonLiteral.none }
    if let verifying = settings.keys.verifying { return key(verifying) }
    return PythonLiteral.code(derivesPublicKey ? "_public_key(_SIGNING_KEY)" : "None")
  }

  /// A key in PEM; there is none among random octets.
  private func key(_ reference: AuthSettings.SecretReference) -> Code {
    if case .generate = reference { return PythonLiteral.none }
    return text(of: reference)
  }

  private func text(of reference: AuthSettings.SecretReference) -> Code {
    switch reference {
    case .environment(let name):
      PythonLiteral.code("os.environ[\(PythonLiteral.string(name).text)]")
    case .file(let path):
      PythonLiteral.code("_read(\(PythonLiteral.string(path).text))")
    case .generate(let count):
      PythonLiteral.code("secrets.token_urlsafe(\(count))")
    }
  }
}

extension AuthSettings.SecretReference {
  /// The path of a file; nil for other places.
  fileprivate var path: String? {
    if case .file(let path) = self { path } else { nil }
  }
}

extension AuthSettings.Algorithm {
  /// Whether one secret both signs and verifies.
  var isHMAC: Bool {
    switch self {
    case .hs256, .hs384, .hs512: true
    case .rs256, .rs384, .rs512, .ps256, .ps384, .ps512, .es256, .es384, .es512, .edDSA, .none:
      false
    }
  }
}
