#if Server
  import ArgumentParser
  import Hummingbird
  import Logging
  import NIOCore

  /// A server of one route that does nothing but answer the same octets as the data route.
  struct BareServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bare")

    private static let body = #"{"user_id":1,"username":"alice","data":[1,2,3]}"#

    func run() async throws {
      let router = Router()
      router.get("/api/data/") { _, _ in
        Response(
          status: .ok, headers: [.contentType: "application/json"],
          body: ResponseBody(byteBuffer: ByteBuffer(string: Self.body)))
      }
      var logger = Logger(label: "bare")
      logger.logLevel = .error
      let application = Application(
        router: router,
        configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { channel in Announcer.tell(port: channel.localAddress?.port ?? 0) },
        logger: logger)
      try await application.run()
    }
  }
#endif
