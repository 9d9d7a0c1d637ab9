#if Server
  import CountersignSettings
  import NIOCore
  import NIOPosix
  import NIOSSL

  /// A handshake that is broken off as soon as the server's certificates are there.
  struct CertificateQuestion: Sendable {
    let address: WireAddress
    /// The name that the handshake tells; nil for none.
    let serverName: String?
    /// How long is waited for the connection, and from then on for the certificates.
    let patience: Duration
    /// The newest version that the client offers; nil offers all that it knows.
    var maximum: AuthSettings.TLSVersion?

    /// Asks, and hangs up without having sent a request.
    ///
    /// - Parameter read: What is made of the certificates, the server's own first.
    /// - Returns: What was made of them; nil when the server ends the connection without any.
    /// - Throws: What keeps the connection from being made, and `timedOut` when the server neither
    ///   shows certificates nor ends the connection in time.
    func ask<Answer: Sendable>(
      _ read: @escaping @Sendable ([NIOSSLCertificate]) -> Answer?
    ) async throws -> Answer? {
      let loop = MultiThreadedEventLoopGroup.singleton.next()
      let answer = loop.makePromise(of: Answer?.self)
      let time = TimeAmount.seconds(patience.components.seconds)
      do {
        let channel = try await ClientBootstrap(group: loop)
          .connectTimeout(time)
          .channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
              try channel.pipeline.syncOperations.addHandler(try asker(answer, read))
            }
          }
          .connect(host: address.host, port: address.port).get()
        channel.closeFuture.whenComplete { _ in answer.succeed(nil) }
        let late = WireFailure.timedOut(.answering, seconds: patience.components.seconds)
        let deadline = loop.scheduleTask(in: time) { answer.fail(late) }
        defer {
          deadline.cancel()
          channel.close(promise: nil)
        }
        return try await answer.futureResult.get()
      } catch {
        answer.succeed(nil)
        throw error
      }
    }

    private func asker<Answer: Sendable>(
      _ answer: EventLoopPromise<Answer?>,
      _ read: @escaping @Sendable ([NIOSSLCertificate]) -> Answer?
    ) throws -> NIOSSLClientHandler {
      var configuration = TLSConfiguration.makeClientConfiguration()
      // The judge must be able to reach old servers to say that they are old.
      configuration.minimumTLSVersion = .tlsv1
      if let maximum { configuration.maximumTLSVersion = maximum.version }
      return try NIOSSLClientHandler(
        context: try NIOSSLContext(configuration: configuration), serverHostname: serverName,
        customVerificationCallback: { chain, verdict in
          answer.succeed(read(chain))
          verdict.succeed(.failed)
        })
    }
  }

  extension AuthSettings.TLSVersion {
    /// The library's name for the version; written apart from the server's own table, because the
    /// judge shares no code with the judged.
    fileprivate var version: TLSVersion {
      switch self {
      case .v1_0: .tlsv1
      case .v1_1: .tlsv11
      case .v1_2: .tlsv12
      case .v1_3: .tlsv13
      }
    }
  }
#endif
