#if Server
  public import CountersignSettings

  extension AuthServer {
    /// Puts another profile in force, for all requests that begin from now on.
    ///
    /// Secrets are fetched again; those that the profile has made at random stay when it still
    /// wants the same. Users, sessions and open connections are kept, and so are the counts of rates
    /// whose section is the same. Of `options` only `isLab`, `announcement` and `console` are looked
    /// at. Of several reloads at once, each starts from what the one before has put in force. Throws
    /// `ServerError`, and then nothing has changed.
    public func reload(
      _ settings: AuthSettings, environment: [String: String], directory: String,
      options new: ServerOptions
    ) async throws(ServerError) {
      let resolver = SecretResolver(
        environment: environment, directory: directory, random: options.random)
      while true {
        let old = current.value
        let parts = try await parts(settings, after: old, resolver, new)
        if current.replace(old, with: parts) { return }
      }
    }

    private func parts(
      _ settings: AuthSettings, after old: ServerParts, _ resolver: SecretResolver,
      _ new: ServerOptions
    ) async throws(ServerError) -> ServerParts {
      try Self.checkUnchanged(from: old.services.settings, to: settings)
      var options = options
      options.isLab = new.isLab
      options.announcement = new.announcement
      options.console = new.console
      try Self.checkLab(options)
      options.tls = try TLSMaterial(settings.transport.tls, from: resolver) ?? old.tls
      var secrets = try ServerSecrets(settings.keys, from: resolver)
      if case .generate = settings.keys.signing,
        settings.keys.signing == old.services.settings.keys.signing
      {
        secrets.signing = old.secrets.signing
      }
      return try await ServerParts(settings, secrets, options, base, keeping: old)
    }

    /// Throws `ServerError.needsRestart` for what a running server cannot change.
    private static func checkUnchanged(
      from old: AuthSettings, to new: AuthSettings
    ) throws(ServerError) {
      let (oldTLS, newTLS) = (old.transport.tls, new.transport.tls)
      let isEncrypted = { (tls: AuthSettings.Transport.TLS) in tls.termination == .server }
      if isEncrypted(oldTLS) != isEncrypted(newTLS) {
        throw .needsRestart(field: "transport.tls.termination")
      }
      if isEncrypted(newTLS), oldTLS.minimum != newTLS.minimum {
        throw .needsRestart(field: "transport.tls.minimum")
      }
      if old.tokens.revocation.store != new.tokens.revocation.store {
        throw .needsRestart(field: "tokens.revocation.store")
      }
    }
  }
#endif
