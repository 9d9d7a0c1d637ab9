#if Server
  import CountersignKeys
  import CountersignRules
  import CountersignServer
  import CountersignSettings

  /// Those who sign tokens beside a server of the lab.
  struct LabSigners: Sendable {
    private let signers: [ProbeRequest.Signer: TokenSigner]

    /// Gives them their keys.
    init(
      _ settings: AuthSettings, _ secrets: ServerSecrets, likeness: Set<Probe.Likeness>,
      sharesKey: Bool, keys: LabKeys
    ) async throws {
      let algorithm = settings.tokens.algorithm
      var signers: [ProbeRequest.Signer: TokenSigner] = [:]
      for (number, old) in secrets.retired.enumerated() {
        signers[.retired(number)] = try? await TokenSigner(algorithm, old.key, id: old.id)
      }
      if likeness.contains(.keys) {
        signers[.sisterService] = try? await TokenSigner(
          algorithm, Self.trimmed(secrets.signing, settings.keys), id: settings.keys.id)
      }
      if likeness.contains(.neighbour) {
        signers[.otherEnvironment] = try await TokenSigner(
          algorithm, sharesKey ? secrets.signing : try keys.stranger(algorithm),
          id: settings.keys.id)
      }
      self.signers = signers
    }

    /// The claims of a token under another signature; nil for what is no token, and for a signer
    /// whom nobody asked to come.
    func sign(_ token: String, _ signer: ProbeRequest.Signer) -> String? {
      signers[signer]?.token(likeThat: token)
    }

    /// A secret's text as a service has it that trims what it reads; others as they are.
    private static func trimmed(
      _ secret: SecretBytes, _ keys: AuthSettings.Keys
    ) -> SecretBytes {
      guard keys.encoding == .utf8, let text = secret.utf8Text, !text.contains("-----BEGIN ")
      else { return secret }
      let mark: Character = "\u{FEFF}"
      let lines = text.unicodeScalars.drop { $0 == "\u{FEFF}" || $0.properties.isWhitespace }
      var rest = String(String.UnicodeScalarView(lines))
      while let last = rest.last, last.isWhitespace || last == mark { rest.removeLast() }
      return SecretBytes(text: rest)
    }
  }
#endif
