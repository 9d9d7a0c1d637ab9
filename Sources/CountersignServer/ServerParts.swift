#if Server
  import CountersignKeys
  import CountersignSettings
  import HTTPTypes
  import Hummingbird

  /// What a server answers with as long as one profile is in force; one object, as each request takes
  /// it.
  final class ServerParts: Sendable {
    let services: AuthServices
    /// What every request passes through.
    let front: Front
    /// The same for requests that come in the clear, also where TLS ends here.
    let plainFront: Front
    /// The certificate that TLS ends with; nil where it does not end here.
    let tls: TLSMaterial?
    /// The profile's secrets, of which those that were made at random outlive a reload.
    let secrets: ServerSecrets

    /// Makes the keys and all that depends on the profile; throws `ServerError`.
    init(
      _ settings: AuthSettings, _ secrets: ServerSecrets, _ options: ServerOptions,
      _ base: ServerBase, keeping old: ServerParts? = nil
    ) async throws(ServerError) {
      if settings.transport.tls.termination == .server, options.tls == nil { throw .tlsMissing }
      if options.plainListener != nil, options.tls == nil { throw .tlsEndsElsewhere }
      let subject = settings.tokens.userIDField
      guard UserRecord.identifies(subject) else { throw .subjectAmbiguous(field: subject) }
      self.secrets = secrets
      _ = try options.tls?.configuration(minimum: settings.transport.tls.minimum)
      tls = options.tls
      let cors = try CORSPolicy(settings.cors)
      let keys = try await KeyRing(settings, secrets, isLab: options.isLab)
      services = AuthServices(
        settings, keys: keys, base: base, options: options, keeping: old?.services)
      // While another program holds the database it goes without: users are found more slowly.
      try? await services.users.index(by: subject)
      let table = RouteTable(
        settings, hasPublicKeys: keys.verifying.contains { $0.jwk != nil },
        isAnnounced: options.announcement != nil, hasConsole: options.console != nil)
      front = Front(services, table, cors, options, base)
      plainFront =
        options.tls == nil
        ? front : Front(services.inTheClear, table, cors, options, base)
    }
  }
#endif
