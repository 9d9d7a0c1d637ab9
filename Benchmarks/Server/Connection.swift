#if Server
  import NIOCore
  import NIOPosix

  /// One connection that sends a request, waits for its answer, and sends the next.
  ///
  /// Answers are recognised by the end of their head and by Content-Length, which every answer here
  /// has; only the head is kept, and only where somebody reads it.
  final class Connection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Makes the next request; the argument is the answer to the last, nil at first.
    typealias Script = (Message?) -> [UInt8]

    /// Why there is no answer.
    struct Closed: Error {}

    private let script: Script
    private let take: (Message, NIODeadline) -> Bool
    private let pause: TimeAmount
    private var received = ByteBuffer()
    private var sentAt = NIODeadline.now()

    /// `take` gets each answer with the time of its request, and says whether to go on.
    init(
      pause: TimeAmount = .zero, script: @escaping Script,
      take: @escaping (Message, NIODeadline) -> Bool
    ) {
      self.script = script
      self.take = take
      self.pause = pause
    }

    func channelActive(context: ChannelHandlerContext) { send(nil, context) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      var buffer = unwrapInboundIn(data)
      received.writeBuffer(&buffer)
      guard let message = nextMessage() else { return }
      guard take(message, sentAt) else { return context.close(promise: nil) }
      guard pause > .zero else { return send(message, context) }
      let box = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      context.eventLoop.scheduleTask(in: pause) {
        let (connection, context) = box.value
        connection.send(message, context)
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }

    private func send(_ message: Message?, _ context: ChannelHandlerContext) {
      let octets = script(message)
      sentAt = .now()
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: octets)), promise: nil)
    }

    private func nextMessage() -> Message? {
      guard let answer = received.withUnsafeReadableBytes({ Message.Scan($0) }),
        let octets = received.readBytes(length: answer.whole)
      else { return nil }
      received.discardReadBytes()
      return Message(status: answer.status, head: octets[..<answer.head])
    }

    /// One request and its answer.
    static func once(port: Int, _ request: [UInt8]) async throws -> Message {
      let loop = MultiThreadedEventLoopGroup.singleton.any()
      let promise = loop.makePromise(of: Message.self)
      let channel = try await ClientBootstrap(group: loop)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(
              Connection(script: { _ in request }) { message, _ in
                promise.succeed(message)
                return false
              })
          }
        }
        .connect(host: "127.0.0.1", port: port).get()
      channel.closeFuture.whenComplete { _ in promise.fail(Closed()) }
      return try await promise.futureResult.get()
    }
  }
#endif
