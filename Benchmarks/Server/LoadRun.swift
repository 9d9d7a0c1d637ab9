#if Server
  import NIOCore
  import NIOPosix

  /// A load of several connections for some seconds.
  struct LoadRun {
    private let options: LoadOptions

    init(_ options: LoadOptions) {
      self.options = options
    }

    /// Runs the load, and prints its figures as a JSON object.
    ///
    /// `script` makes the requests of the connection with a number.
    func report(_ script: @escaping @Sendable (Int) -> Connection.Script) async throws {
      let tally = Tally()
      let begin = NIODeadline.now()
      let end = begin + .nanoseconds(Int64(options.seconds * 1e9))
      let loop = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<options.connections {
          let bootstrap = bootstrap(on: loop, until: end, tally) { script(number) }
          group.addTask { [port = options.port] in
            let channel = try await bootstrap.connect(host: "127.0.0.1", port: port).get()
            try await channel.closeFuture.get()
          }
        }
        try await group.waitForAll()
      }
      let seconds = Double((NIODeadline.now() - begin).nanoseconds) / 1e9
      Announcer.line(tally.text(seconds: seconds))
      try await loop.shutdownGracefully()
    }

    private func bootstrap(
      on loop: MultiThreadedEventLoopGroup, until end: NIODeadline, _ tally: Tally,
      _ script: @escaping @Sendable () -> Connection.Script
    ) -> ClientBootstrap {
      let pause = TimeAmount.milliseconds(Int64(options.pause))
      return ClientBootstrap(group: loop)
        .channelOption(.socketOption(.tcp_nodelay), value: 1)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            let connection = Connection(pause: pause, script: script()) { message, sentAt in
              let now = NIODeadline.now()
              tally.note(
                message.status, after: UInt32(clamping: (now - sentAt).nanoseconds / 1000))
              return now < end
            }
            try channel.pipeline.syncOperations.addHandler(connection)
          }
        }
    }
  }
#endif
