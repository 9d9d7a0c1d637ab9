#if Server
  import NIOCore
  import NIOTLS

  /// Closes a connection whose TLS handshake is not done in time: until then nothing else watches
  /// it.
  final class HandshakeDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny
    typealias InboundOut = NIOAny

    private let time: TimeAmount
    private var expiry: Scheduled<Void>?

    init(_ time: TimeAmount) {
      self.time = time
    }

    func handlerAdded(context: ChannelHandlerContext) {
      let channel = context.channel
      expiry = context.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { expiry?.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
      expiry?.cancel()
      context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
      if case .handshakeCompleted? = event as? TLSUserEvent { expiry?.cancel() }
      context.fireUserInboundEventTriggered(event)
    }
  }
#endif
