#if Server
  package import CountersignKeys
  package import CountersignSettings
  import NIOCore
  import NIOSSL

  /// A certificate chain and its private key.
  package struct TLSMaterial: Sendable {
    /// The chain in PEM, the server's own certificate first.
    package var chain: String
    /// The private key in PEM.
    package var privateKey: SecretBytes

    /// Takes a chain and the key of its first certificate.
    package init(chain: String, privateKey: SecretBytes) {
      self.chain = chain
      self.privateKey = privateKey
    }

    /// Fetches what a profile names where the server itself ends TLS; nil where it does not.
    ///
    /// Throws `ServerError.tlsMissing` and `.secret`.
    package init?(
      _ tls: AuthSettings.Transport.TLS, from resolver: SecretResolver
    ) throws(ServerError) {
      guard tls.termination == .server else { return nil }
      guard let certificate = tls.certificate, let key = tls.privateKey else { throw .tlsMissing }
      let chain = try resolver.secret(at: certificate, for: "transport.tls.certificate")
      guard let text = chain.utf8Text else { throw .tlsUnusable("the certificate is not PEM") }
      self.init(
        chain: text,
        privateKey: try resolver.secret(at: key, for: "transport.tls.private_key"))
    }

    /// What the TLS library is told; throws `ServerError.tlsUnusable`.
    ///
    /// With `current`, connections that begin after a reload get the certificate that is then in
    /// force.
    func configuration(
      minimum: AuthSettings.TLSVersion, current: CurrentParts? = nil
    ) throws(ServerError) -> TLSConfiguration {
      do {
        let certificates = try NIOSSLCertificate.fromPEMBytes(Array(chain.utf8))
        let key = try NIOSSLPrivateKey(bytes: privateKey.octets, format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
          certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = minimum.version
        _ = try NIOSSLContext(configuration: configuration)
        if let current { configuration.sslContextCallback = Self.lookUp(chain, current) }
        return configuration
      } catch {
        throw .tlsUnusable("they are not a PEM chain and its key")
      }
    }
  }

  extension TLSMaterial {
    /// Answers with the certificate that is in force, where it is not the one with this chain.
    private static func lookUp(
      _ chain: String, _ current: CurrentParts
    )
      -> @Sendable (
        NIOSSLClientExtensionValues, EventLoopPromise<NIOSSLContextConfigurationOverride>
      ) -> Void
    {
      { _, promise in
        guard let material = current.value.tls, material.chain != chain else {
          return promise.succeed(.noChanges)
        }
        promise.completeWith(Result { try material.override })
      }
    }

    private var override: NIOSSLContextConfigurationOverride {
      get throws {
        var override = NIOSSLContextConfigurationOverride()
        override.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(chain.utf8))
          .map { .certificate($0) }
        override.privateKey = .privateKey(
          try NIOSSLPrivateKey(bytes: privateKey.octets, format: .pem))
        return override
      }
    }
  }

  extension AuthSettings.TLSVersion {
    /// The library's name for the version; written apart from the judge's own table, which shares no
    /// code with what it judges.
    fileprivate var version: TLSVersion {
      switch self {
      case .v1_0: .tlsv1
      case .v1_1: .tlsv11
      case .v1_2: .tlsv12
      case .v1_3: .tlsv13
      }
    }
  }

  extension SecretResolver {
    /// Reads the secret; throws `ServerError.secret` with what it is for.
    fileprivate func secret(
      at reference: AuthSettings.SecretReference, for role: String
    ) throws(ServerError) -> SecretBytes {
      do throws(SecretError) {
        return try secret(at: reference)
      } catch {
        throw .secret(role: role, error)
      }
    }
  }
#endif
