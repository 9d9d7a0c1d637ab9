#if Server
  import CountersignBrowser
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import Testing

  /// What goes over the wire for each step of an experiment.
  @Suite("The runner")
  struct ProbeRunnerTests {
    private static let password = "word-of-the-test"

    @Test("logs in like a browser on the app's page")
    func honest() async throws {
      let (_, requests) = try await run([.send(ProbeRequest(.login), as: "login")])
      let login = try #require(requests.first)
      #expect(login.line == "POST /api/auth/login/ HTTP/1.1")
      #expect(login.field("Host") == "api.a.de")
      #expect(login.field("Origin") == "http://app.a.de")
      #expect(login.field("Content-Type") == "application/json")
      #expect(login.body == #"{"username":"alice","password":"\#(Self.password)"}"#)
    }

    @Test("tells where a request comes from over https, as browsers do")
    func metadata() async throws {
      var settings = Self.settings
      settings.site.api = "http://localhost:8000"
      settings.site.apps[0].origin = "http://localhost:3000"
      let (_, requests) = try await run(
        [
          .send(ProbeRequest(.user), as: "fetch"),
          .send(
            ProbeRequest(.logout, page: .origin("https://evil.invalid"), kind: .form), as: "form"),
          .send(ProbeRequest(.user, page: .program), as: "program"),
        ], settings: settings)
      let names = ["Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Sec-Fetch-Dest", "Content-Type"]
      let seen = requests.map { request in names.map { request.field($0) ?? "-" } }
      #expect(
        seen == [
          ["http://localhost:3000", "same-site", "cors", "empty", "-"],
          [
            "https://evil.invalid", "cross-site", "navigate", "document",
            "application/x-www-form-urlencoded",
          ],
          ["-", "-", "-", "-", "-"],
        ])
    }

    @Test("keeps cookies as the browser would, and says which it would not keep")
    func jar() async throws {
      let (run, requests) = try await run(
        [
          .send(ProbeRequest(.login), as: "login"), .send(ProbeRequest(.user), as: "user"),
          .send(ProbeRequest(.user, cookies: .none), as: "stranger"),
          .forgetCookies, .send(ProbeRequest(.user), as: "new"),
        ]
      ) { request in
        .sound(
          200,
          fields: request.line.contains("login")
            ? ["Set-Cookie: access=1; Path=/", "Set-Cookie: refresh=2; Path=/; Secure"] : [])
      }
      #expect(requests.map { $0.field("Cookie") } == [nil, "access=1", nil, nil])
      let stored = try #require(run.transcript["login"]?.stored)
      #expect(stored.map { $0.refusal == nil } == [true, false])
    }

    @Test("sends exactly the cookies that a step names, taken from earlier answers")
    func exactCookies() async throws {
      let (_, requests) = try await run(
        [
          .send(ProbeRequest(.login), as: "login"),
          .send(
            ProbeRequest(
              .refresh,
              cookies: .exactly([
                .refresh(from: "login"), .renamed(.access(from: "login"), to: "other"),
                .literal(name: "x", value: "y"),
              ]), body: .token(member: "token", .access(from: "login"))), as: "refresh"),
        ]
      ) { _ in .sound(200, fields: ["Set-Cookie: access=1", "Set-Cookie: refresh=2"]) }
      #expect(requests.last?.field("Cookie") == "refresh=2; other=1; x=y")
      #expect(requests.last?.body == #"{"token":"1"}"#)
    }

    @Test("stops where an earlier answer set no such cookie")
    func missing() async throws {
      let (run, requests) = try await run([
        .send(ProbeRequest(.login), as: "login"),
        .send(ProbeRequest(.user, cookies: .exactly([.access(from: "login")])), as: "user"),
      ])
      #expect(run.judgement == .unreachable("`login` set no cookie `access`"))
      #expect(requests.count == 1)
    }

    @Test("asks for the CSRF token first where the profile wants one, and sends it along")
    func csrfToken() async throws {
      var settings = Self.settings
      settings.csrf.defence = .token
      settings.csrf.cookie.name = "csrftoken"
      settings.routes.csrf = "/auth/csrf/"
      let (_, requests) = try await run(
        [
          .send(ProbeRequest(.login), as: "login"), .send(ProbeRequest(.user), as: "user"),
          .send(ProbeRequest(.logout, csrf: false), as: "forged"),
        ], settings: settings
      ) { request in
        request.line.contains("/csrf/")
          ? .sound(
            200, fields: ["Set-Cookie: csrftoken=t0; Path=/"], body: #"{"csrfToken":"t0"}"#)
          : .sound(200)
      }
      #expect(requests.map { $0.field("x-csrftoken") } == [nil, "t0", nil, nil])
      #expect(requests[1].field("Cookie") == "csrftoken=t0")
      #expect(requests[0].line == "GET /api/auth/csrf/ HTTP/1.1")
    }

    @Test(
      "asks a server that all experiments share for the CSRF token once", arguments: [true, false])
    func rememberedToken(isShared: Bool) async throws {
      var settings = Self.settings
      settings.csrf.defence = .token
      settings.csrf.cookie.name = "csrftoken"
      settings.routes.csrf = "/auth/csrf/"
      let (run, requests) = try await run(
        [
          .send(ProbeRequest(.login), as: "login"), .forgetCookies,
          .send(ProbeRequest(.login), as: "again"),
        ], settings: settings
      ) { request in
        request.line.contains("/csrf/")
          ? .sound(
            200, fields: ["Set-Cookie: csrftoken=t0; Path=/"], body: #"{"csrfToken":"t0"}"#)
          : .sound(200)
      } adapting: {
        if !isShared { $0.advance = { _ in } }
      }
      #expect(requests.count { $0.line.contains("/csrf/") } == (isShared ? 1 : 2))
      #expect(requests.last?.field("x-csrftoken") == "t0")
      #expect(requests.last?.field("Cookie") == "csrftoken=t0")
      #expect(run.transcript.exchanges.map(\.name).count { $0 == "csrf token" } == 2)
    }

    @Test("sends the custom header where the profile asks for one")
    func csrfHeader() async throws {
      var settings = Self.settings
      settings.csrf.defence = .header
      settings.csrf.header = "x-requested-with"
      let (_, requests) = try await run(
        [.send(ProbeRequest(.login), as: "login")], settings: settings)
      #expect(requests.map { $0.field("x-requested-with") } == ["1"])
    }

    @Test("numbers the requests of a flood and of a burst")
    func floods() async throws {
      let (run, requests) = try await run([
        .flood(ProbeRequest(.user), times: 3, as: "flood"),
        .parallel(ProbeRequest(.user), times: 3, as: "tab"),
      ])
      #expect(requests.count == 6)
      #expect(
        run.transcript.exchanges.map(\.name)
          == ["flood.1", "flood.2", "flood.3", "tab.1", "tab.2", "tab.3"])
    }

    @Test("stands in for the profile's proxy, which sees each client's own address")
    func front() async throws {
      var settings = Self.settings
      settings.transport.proxy.hops = 2
      settings.transport.proxy.schemeHeader = "X-Forwarded-Proto"
      let forged = [HeaderLine("X-Forwarded-For", "1.2.3.4"), HeaderLine("x-forwarded-proto", "x")]
      let (_, requests) = try await run(
        [
          .send(ProbeRequest(.user, headers: forged), as: "forged"),
          .send(ProbeRequest(.user, client: 1), as: "other"),
        ], settings: settings)
      #expect(
        requests.map { $0.field("X-Forwarded-For") }
          == ["1.2.3.4, 203.0.113.1, 10.0.0.1", "203.0.113.2, 10.0.0.1"])
      #expect(requests.map { $0.field("X-Forwarded-Proto") } == ["http", "http"])
    }

    @Test("refuses experiments that the target does not allow")
    func needs() async throws {
      let steps = [Probe.Step.send(ProbeRequest(.user), as: "user")]
      let (intrusive, none) = try await run(
        steps, needs: [.intrusion], adapting: { $0.allowsIntrusion = false })
      #expect(intrusive.judgement == .unreachable("skipped: intrusive"))
      #expect(none.isEmpty)
      let guess = ProbeRequest(.login, body: .wrongPassword)
      let (undeclared, nothing) = try await run(
        [.send(guess, as: "guess")], adapting: { $0.allowsIntrusion = false })
      #expect(
        undeclared.judgement == .unreachable("skipped: intrusive (guesses passwords)"))
      #expect(nothing.isEmpty)
      let (stranger, _) = try await run(steps, needs: [.account], adapting: { $0.account = nil })
      #expect(stranger.judgement == .unreachable("needs an account"))
    }

    @Test("judges an answer that lacks the next step's cookie, and nothing else that stops early")
    func earlyStop() async throws {
      let steps: [Probe.Step] = [
        .send(ProbeRequest(.refresh), as: "late"),
        .send(ProbeRequest(.user, cookies: .exactly([.access(from: "late")])), as: "user"),
      ]
      let probe = Probe(needs: [], steps: { _ in steps }) { transcript in
        transcript["late"]?.response.status == 401
          ? .revealed(Evidence("401")) : .held(observed: "")
      }
      let name = Self.settings.cookies.access.name
      let cases: [(ScriptedServer.Answer, Judgement)] = [
        (.sound(401), .revealed(Evidence("401"))),
        (.sound(200), .unreachable("`late` set no cookie `\(name)`")),
        (.hangUp, .unreachable("late: the answer broke off after 0 octets")),
      ]
      for (answer, judgement) in cases {
        let outcome = try await ScriptedServer.with({ _ in answer }) { server in
          var target = ProbeTarget(api: try WebURL(parsing: Self.settings.site.api + "/"))
          target.address = WireAddress(host: "127.0.0.1", port: server.port)
          let runner = try ProbeRunner(
            target: target, settings: Self.settings, clock: { 1_767_225_600_000 })
          return await runner.run(probe)
        }
        #expect(outcome.judgement == judgement)
      }
    }

    @Test("tells a server that cannot be reached or sends its clients elsewhere")
    func failures() async throws {
      let steps = [Probe.Step.send(ProbeRequest(.user), as: "user")]
      let (broken, _) = try await run(steps) { _ in .hangUp }
      #expect(broken.judgement == .unreachable("user: the answer broke off after 0 octets"))
      let (away, _) = try await run(steps) { _ in
        .sound(302, fields: ["Location: https://login.b.de/"])
      }
      #expect(
        away.judgement == .unreachable("user: the server sends its clients to https://login.b.de"))
    }

    @Test("waits only as long as it has patience, and not at all where it may move the clock")
    func waiting() async throws {
      let steps = [Probe.Step.advance(.seconds(3600)), .send(ProbeRequest(.user), as: "user")]
      let (impatient, none) = try await run(steps, adapting: { $0.advance = nil })
      #expect(impatient.judgement == .unreachable("needs 3600 s of waiting"))
      #expect(none.isEmpty)
      let (moved, _) = try await run(
        steps, adapting: { $0.advance = { #expect($0 == .seconds(3600)) } })
      #expect(moved.judgement == .held(observed: "200"))
    }

    @Test("lets cookies expire with the clock that it moves")
    func expiry() async throws {
      let (_, requests) = try await run(
        [
          .send(ProbeRequest(.login), as: "login"), .advance(.seconds(30)),
          .send(ProbeRequest(.user), as: "early"), .advance(.seconds(31)),
          .send(ProbeRequest(.user), as: "late"),
        ]
      ) { request in
        .sound(
          200,
          fields: request.line.contains("login")
            ? ["Set-Cookie: access=1; Path=/; Max-Age=60"] : [])
      } adapting: {
        $0.advance = { _ in }
      }
      #expect(requests.map { $0.field("Cookie") } == [nil, "access=1", nil])
    }

    @Test("sends no CSRF token without TLS, and asks for none there")
    func plainToken() async throws {
      var settings = Self.settings
      settings.csrf.defence = .token
      settings.routes.csrf = "/auth/csrf/"
      let login = ProbeRequest.plainHTTP(.login, body: .json("{}"))
      let (_, requests) = try await run([.send(login, as: "sent")], settings: settings)
      #expect(requests.map(\.line) == ["POST /api/auth/login/ HTTP/1.1"])
      #expect(requests.first?.field("Cookie") == nil)
      #expect(requests.first?.field(settings.csrf.header) == nil)
    }

    @Test("tells when requests were sent and answered, on the server's clock")
    func times() async throws {
      let (run, _) = try await run(
        [
          .send(ProbeRequest(.user), as: "now"), .advance(.seconds(60)),
          .parallel(ProbeRequest(.user), times: 2, as: "later"),
        ], adapting: { $0.advance = { _ in } })
      #expect(run.transcript.exchanges.map(\.sent) == [.zero, .seconds(60), .seconds(60)])
      #expect(run.transcript.exchanges.map(\.answered) == [.zero, .seconds(60), .seconds(60)])
    }

    @Test("leaves out what the profile does not mount")
    func unmounted() async throws {
      var settings = Self.settings
      settings.routes.verify = nil
      let (run, _) = try await run([.send(ProbeRequest(.verify), as: "v")], settings: settings)
      #expect(run.judgement == .unreachable("the profile does not mount `routes.verify`"))
    }

    private static var settings: AuthSettings {
      var settings = AuthSettings(name: "t", environment: .development, api: "http://api.a.de")
      settings.cookies.access.name = "access"
      settings.cookies.refresh.name = "refresh"
      settings.csrf.defence = .none
      settings.transport.tls.termination = .none
      var app = AuthSettings.Site.App()
      app.origin = "http://app.a.de"
      settings.site.apps = [app]
      return settings
    }

    /// Runs the steps against a scripted server; held with the status of the last answer.
    private func run(
      _ steps: [Probe.Step], settings: AuthSettings = settings, needs: Set<Probe.Need> = [],
      script: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Answer = { _ in
        .sound(200)
      },
      adapting adapt: @escaping @Sendable (inout ProbeTarget) -> Void = { _ in }
    ) async throws -> (ProbeRun, [ScriptedServer.Request]) {
      let probe = Probe(needs: needs, steps: { _ in steps }) {
        .held(observed: "\($0.exchanges.last?.response.status ?? 0)")
      }
      return try await ScriptedServer.with(script) { server in
        var target = ProbeTarget(api: try WebURL(parsing: settings.site.api + "/"))
        target.address = WireAddress(host: "127.0.0.1", port: server.port)
        target.account = ProbeTarget.Account(username: "alice", password: Self.password)
        target.front = FrontProxy(settings)
        target.allowsIntrusion = true
        adapt(&target)
        let runner = try ProbeRunner(
          target: target, settings: settings, clock: { 1_767_225_600_000 })
        return (await runner.run(probe), server.log.requests)
      }
    }
  }
#endif
