#if Server
  import HummingbirdCore
  import HummingbirdHTTP2
  import Logging
  import NIOCore
  import NIOSSL

  /// Connections over TLS that speak HTTP/2 or HTTP/1.1, as ALPN decides (RFC 7301).
  struct EncryptedConnections: ServerChildChannel {
    private let base: HTTP2UpgradeChannel
    private let handshakeTime: TimeAmount

    /// How long a client may take to finish an HTTP/2 stream once the server stops.
    private static let drain = Duration.seconds(20)

    private init(_ base: HTTP2UpgradeChannel, handshakeTime: TimeAmount) {
      self.base = base
      self.handshakeTime = handshakeTime
    }

    /// Such connections under these limits.
    static func builder(
      _ configuration: TLSConfiguration, _ limits: ConnectionLimits
    ) -> HTTPServerBuilder {
      HTTPServerBuilder { responder in
        let base = try HTTP2UpgradeChannel(
          tlsConfiguration: configuration,
          configuration: HTTP2ChannelConfiguration(
            idleTimeout: .nanoseconds(limits.idleTime.nanoseconds), gracefulCloseTimeout: drain,
            streamConfiguration: limits.http1),
          responder: responder)
        return LoopConnections(EncryptedConnections(base, handshakeTime: limits.idleTime))
      }
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP2UpgradeChannel.Value> {
      let value = base.setup(channel: channel, logger: logger)
      do {
        let pipeline = channel.pipeline.syncOperations
        let encryption = try pipeline.handler(type: NIOSSLServerHandler.self)
        try pipeline.addHandler(
          HandshakeDeadline(handshakeTime), position: .after(encryption))
      } catch {
        return channel.eventLoop.makeFailedFuture(error)
      }
      return value
    }

    func handle(value: HTTP2UpgradeChannel.Value, logger: Logger) async {
      await base.handle(value: value, logger: logger)
    }
  }
#endif
