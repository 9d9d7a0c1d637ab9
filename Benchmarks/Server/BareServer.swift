#if Server
  import ArgumentParser
  import HTTPTypes
  import Hummingbird
  import Logging
  import NIOCore

  /// A server of one route that does nothing but answer the same octets as the data route.
  struct BareServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bare")

    @Flag(help: "Leave out the headers that the profile asks for.") var bodyOnly = false

    private static let body = #"{"user_id":1,"username":"alice","data":[1,2,3]}"#

    /// What the data route answers beside what Hummingbird itself adds.
    private static let headers: HTTPFields = [
      .allow: "GET, POST, HEAD, OPTIONS", .vary: "Cookie", .xContentTypeOptions: "nosniff",
      named("X-Frame-Options"): "DENY", named("Referrer-Policy"): "same-origin",
      named("Cross-Origin-Opener-Policy"): "same-origin",
      .contentSecurityPolicy: "frame-ancestors 'none'", .contentType: "application/json",
      .vary: "Origin", named("X-Request-ID"): "01234567-123456",
    ]

    private static func named(_ name: String) -> HTTPField.Name {
      HTTPField.Name(name) ?? .server
    }

    func run() async throws {
      let router = Router()
      let headers = bodyOnly ? [.contentType: "application/json"] : Self.headers
      router.get("/api/data/") { _, _ in
        Response(
          status: .ok, headers: headers,
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
