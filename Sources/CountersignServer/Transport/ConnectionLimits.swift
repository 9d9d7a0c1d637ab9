#if Server
  import HummingbirdCore
  import NIOCore

  /// How large and how slow requests may be.
  struct ConnectionLimits: Sendable {
    /// How long a connection may be silent, or take to send a request's head.
    ///
    /// The time runs from the connection's begin or its last answer until a whole head is there, so
    /// a head that trickles in is no better than silence.
    var idleTime = TimeAmount.seconds(60)

    /// The limits of HTTP/1.1 connections.
    var http1: HTTP1Channel.Configuration {
      HTTP1Channel.Configuration(
        additionalChannelHandlers: [BrokenRequests()],
        idleTimeout: idleTime,
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100))
    }

    /// Connections without TLS.
    var plain: HTTPServerBuilder {
      HTTPServerBuilder { responder in
        LoopConnections(HTTP1Channel(responder: responder, configuration: http1))
      }
    }
  }
#endif
