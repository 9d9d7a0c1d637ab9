#if Server
  import CountersignServer
  import CountersignSettings
  import HTTPTypes
  import Hummingbird
  import NIOCore
  import Testing

  /// An app's own routes behind the profile.
  @Suite struct MountedTests {
    /// An error that is its own answer.
    private struct Teapot: HTTPResponseError {
      var status: HTTPResponse.Status { HTTPResponse.Status(code: 418) }

      func response(from request: Request, context: some RequestContext) throws -> Response {
        Response(status: status)
      }
    }

    private struct Unforeseen: Error {}

    @Sendable private static func add(to router: Router<AuthRequestContext>, _ server: AuthServer) {
      router.get("forbidden") { _, _ -> String in throw HTTPError(.forbidden, message: "not you") }
      router.get("conflict") { _, _ -> String in throw HTTPError(.conflict) }
      router.get("teapot") { _, _ -> String in throw Teapot() }
      router.get("missing") { _, _ -> String in throw HTTPError(.notFound, message: "no book") }
      router.get("fault") { _, _ -> String in throw Unforeseen() }
      router.get("books/:id") { _, context in
        String(try context.parameters.require("id", as: Int.self))
      }
      router.post("fixed") { _, _ in "fixed" }
      router.post("echo") { request, _ in
        String(buffer: try await request.body.collect(upTo: 1024))
      }
      router.group("notes").add(middleware: server.requiringUser)
        .get { _, context in "\(context.identity?.username ?? "nobody")" }
        .get("lost") { _, _ -> String in throw HTTPError(.conflict) }
    }

    private func serving(_ body: @Sendable (RunningServer) async throws -> Void) async throws {
      try await MountedServer.with(.plain, routes: Self.add, body: body)
    }

    @Test(arguments: [
      ("/forbidden", 403, "not you"), ("/conflict", 409, ""), ("/teapot", 418, ""),
      ("/missing", 404, "no book"), ("/books/7", 200, "7"), ("/books/seven", 400, ""),
      ("/nothing", 404, #""code":"not_found""#), ("/fault", 500, #""code":"error""#),
    ])
    func `what they throw is answered as they mean it`(
      path: String, status: Int, part: String
    ) async throws {
      try await serving { running in
        let answer = try await running.client.send("GET", path)
        #expect(answer.status == status)
        #expect(answer.body.contains(part) || part.isEmpty, "\(answer.body)")
        #expect(answer["x-content-type-options"] == "nosniff")
        #expect(answer["x-request-id"] != nil)
      }
    }

    @Test func `a guarded one says that its answers depend on cookies`() async throws {
      try await serving { running in
        let access = try await running.logIn().cookie("access") ?? ""
        let answer = try await running.client.send("GET", "/notes", cookies: ["access": access])
        #expect(answer.body == "alice")
        #expect(answer.all("vary").contains("Cookie"))
        let refused = try await running.client.send("GET", "/notes")
        #expect(refused.status == 401)
        #expect(refused.all("vary").contains("Cookie"))
        let thrown = try await running.client.send(
          "GET", "/notes/lost", cookies: ["access": access])
        #expect(thrown.status == 409)
        #expect(thrown.all("vary").contains("Cookie"))
      }
    }

    @Test(arguments: [("/echo", "hello"), ("/fixed", "fixed")])
    func `a connection goes on after a body, whether it was read or not`(
      path: String, body: String
    ) async throws {
      try await serving { running in
        let volley = try Volley(1, port: running.client.port)
        for _ in 1...3 {
          let answers = try await volley.fire(Volley.request("POST", path, body: "hello"))
          #expect(answers.map(\.body) == [body])
        }
      }
    }

    /// An address of this machine that is not loopback's; nil where there is none.
    private static let outerAddress: String? = {
      let addresses = (try? System.enumerateDevices())?.compactMap { $0.address?.ipAddress } ?? []
      return addresses.first { !$0.hasPrefix("127.") && !$0.contains(":") }
    }()

    @Test(
      .enabled(if: outerAddress != nil), arguments: ["/books/7", "/healthz", "/api/auth/user/"])
    func `a lab build answers this machine only`(path: String) async throws {
      var options = ServerOptions()
      options.isLab = true
      let outer = try #require(Self.outerAddress)
      try await MountedServer.with(
        .plain, address: "0.0.0.0", options: options, routes: Self.add
      ) { running in
        let inner = try await running.client.send("GET", path)
        #expect(inner.status != 403)
        let client = RawClient(port: running.client.port, host: outer)
        let answer = try await client.send("GET", path)
        #expect(answer.status == 403)
        #expect(answer.body.contains(#""code":"lab_only""#))
      }
    }
  }
#endif
