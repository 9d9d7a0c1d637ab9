#if Server
  import CountersignBrowser
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import Testing

  /// What is said of a server that is not ours before a verdict is given.
  @Suite("The verification of any server")
  struct SiteVerificationTests {
    private typealias Answer = ScriptedServer.Answer

    private static let settings: AuthSettings = {
      var settings = AuthSettings(
        name: "t", environment: .development, api: "http://localhost:8000")
      settings.csrf.defence = .none
      return settings
    }()

    private static let tokens = [
      "Set-Cookie: \(settings.cookies.access.name)=a; Path=/",
      "Set-Cookie: \(settings.cookies.refresh.name)=r; Path=/",
    ]

    /// What the login answers, and what is said then.
    static let logins: [(ScriptedServer.Answer, SiteFault)] = [
      (.sound(404), .noLogin(url: "http://localhost:8000/api/auth/login/", status: 404)),
      (.sound(405), .noLogin(url: "http://localhost:8000/api/auth/login/", status: 405)),
      (.sound(400), .accountRefused(user: "alice", status: 400)),
      (.sound(401), .accountRefused(user: "alice", status: 401)),
      (.sound(403), .forbidden(status: 403)),
      (.sound(429, fields: ["Retry-After: 60"]), .limited(retryAfter: 60)),
      (.sound(503), .failing(status: 503)),
      (
        .sound(301, fields: ["Location: https://localhost/auth/login/"]),
        .moved(
          login: "http://localhost:8000/api/auth/login/", location: "https://localhost/auth/login/")
      ),
      (
        .sound(200, fields: ["Set-Cookie: sid=1; Path=/"]),
        .otherCookies(
          set: ["sid"],
          promised: [settings.cookies.access.name, settings.cookies.refresh.name])
      ),
      (.hangUp, .silent(.truncated(octets: 0))),
    ]

    @Test("tells apart why a login does not go well", arguments: logins.indices)
    func login(index: Int) async throws {
      let (answer, fault) = Self.logins[index]
      let (outcome, requests) = try await verify { request in
        request.line.contains("/login/") ? answer : .sound(404)
      }
      #expect(throws: fault) { try outcome.get() }
      #expect(requests.count == 2)
      #expect(fault.help != "")
    }

    /// What a server answers to everything, and what is said then.
    static let greetings: [(ScriptedServer.Answer, WireFailure)] = [
      (.hangUp, .truncated(octets: 0)),
      (.octets("SSH-2.0-OpenSSH\r\n"), .notHTTP(reason: "it does not begin with `HTTP/1.`")),
      (.silence, .timedOut(.answering, seconds: 1)),
      (
        .octets("HTTP/1.1 200 OK\r\nA: " + String(repeating: "x", count: 1_048_576)),
        .headTooLarge(limit: 65_536)
      ),
      (
        .endless("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "more", count: 16_384)),
        .bodyTooLarge(limit: 1_048_576)
      ),
      (.sound(302, fields: ["Location: https://sso.b.de/x"]), .redirected(to: "https://sso.b.de")),
    ]

    @Test("tells apart servers that give no answer", arguments: greetings.indices)
    func greeting(index: Int) async throws {
      let (answer, failure) = Self.greetings[index]
      let isSilent = failure == .timedOut(.answering, seconds: 1)
      let (outcome, requests) = try await verify(
        adapting: { if isSilent { $0.limits.total = .seconds(1) } }, script: { _ in answer })
      #expect(throws: SiteFault.silent(failure)) { try outcome.get() }
      #expect(requests.count <= 1)
    }

    @Test("makes no experiment that disturbs, and says why")
    func calm() async throws {
      let (outcome, requests) = try await verify(only: nil) { _ in
        .sound(200, fields: Self.tokens)
      }
      let report = try outcome.get()
      let skipped = report.rows.filter { $0.observed.hasPrefix("skipped: intrusive") }
      #expect(skipped.map(\.id).contains("login-throttle-missing"))
      #expect(skipped.allSatisfy { $0.verdict == .unreachable && $0.exchanges.isEmpty })
      let logins = requests.filter { $0.line.contains("/login/") && !$0.body.isEmpty }
      #expect(logins.count > 10)
      #expect(
        logins.allSatisfy { !$0.body.contains("password") || $0.body.contains(Self.word) })
    }

    @Test("waits as a limit asks, and gives no verdict where that would be too long")
    func limits() async throws {
      let (patient, _) = try await verify(["logout-any-state"], after: 2) { count in
        count == 0 ? .sound(429, fields: ["Retry-After: 0"]) : .sound(200, fields: Self.tokens)
      }
      #expect(try patient.get().rows.map(\.verdict) == [.held])
      let (impatient, _) = try await verify(["logout-any-state"], after: 2) { _ in
        .sound(429, fields: ["Retry-After: 86400"])
      }
      let rows = try impatient.get().rows
      #expect(rows.map(\.verdict) == [.unreachable])
      #expect(
        rows.map(\.observed)
          == ["the server limits its clients: without cookies answered 429"])
    }

    @Test("looks for a limit with full allowances, whatever others have used of them before")
    func allowances() async throws {
      let guesses = Counter()
      let (outcome, requests) = try await verify(
        ["login-limit-by-address"], adapting: { $0.allowsIntrusion = true },
        of: {
          $0.throttle.enabled = true
          $0.throttle.rates.login = AuthSettings.Rate(count: 3, per: .seconds(1))
          $0.throttle.rates.refresh = nil
          $0.throttle.rates.verify = nil
        }
      ) { request in
        guard request.line.contains("/login/"), !request.body.contains(Self.word) else {
          return .sound(200, fields: Self.tokens)
        }
        // The login before took one of three; a second later there are three again.
        return [3, 4, 8].contains(guesses.next())
          ? .sound(429, fields: ["Retry-After: 0"]) : .sound(400)
      }
      #expect(try outcome.get().rows.map(\.verdict) == [.held])
      #expect(requests.count == 2 + 2 * 4)
    }

    @Test("gives up when the server is gone")
    func lost() async throws {
      let (outcome, _) = try await verify(["logout-any-state"], after: 3) { _ in .hangUp }
      #expect(throws: SiteFault.lost(.truncated(octets: 0), after: 0)) { try outcome.get() }
    }

    @Test("changes a password back that an experiment left changed")
    func repair() async throws {
      let (outcome, requests) = try await verify(
        ["password-change"], adapting: { $0.allowsIntrusion = true }
      ) { request in
        request.line.contains("/token/refresh/") ? .hangUp : .sound(200, fields: Self.tokens)
      }
      _ = try outcome.get()
      let changes = requests.filter { $0.line.contains("/password/change/") }.map(\.body)
      #expect(changes.count == 2)
      #expect(changes.last?.contains("\"new_password1\":\"\(Self.word)\"") == true)
    }

    @Test(
      "changes a password back whose change may have been made though nobody said so",
      arguments: [ScriptedServer.Answer.hangUp, .sound(502)])
    func unansweredChange(answer: ScriptedServer.Answer) async throws {
      let changes = Counter()
      let (outcome, requests) = try await verify(
        ["password-change"], adapting: { $0.allowsIntrusion = true }
      ) { request in
        guard request.line.contains("/password/change/") else {
          return .sound(200, fields: Self.tokens)
        }
        return changes.next() == 1 ? answer : .sound(200)
      }
      _ = try outcome.get()
      let last = requests.last { $0.line.contains("/password/change/") }
      #expect(last?.body.contains("\"new_password1\":\"\(Self.word)\"") == true)
    }

    @Test("leaves a password alone whose change was refused, or never sent", arguments: [400, nil])
    func noChange(status: Int?) async throws {
      let logins = Counter()
      let (outcome, requests) = try await verify(
        ["password-change"], adapting: { $0.allowsIntrusion = true }
      ) { request in
        if let status, request.line.contains("/password/change/") { return .sound(status) }
        // The login of the acquaintance goes well, the experiment's own brings no answer.
        guard status == nil, request.line.contains("/login/"), logins.next() > 1 else {
          return .sound(200, fields: Self.tokens)
        }
        return .hangUp
      }
      _ = try outcome.get()
      let isRepair = { (request: ScriptedServer.Request) in
        request.line.contains("/password/change/")
          && request.body.contains("\"new_password1\":\"\(Self.word)\"")
      }
      // What the experiment itself sends last is no repair.
      #expect(requests.count { isRepair($0) } == (status == nil ? 0 : 1))
    }

    @Test(
      "waits for a limit to change the password back, and says so where that would be too long",
      arguments: [("0", true), ("86400", false)])
    func limitedRepair(retryAfter: String, isMended: Bool) async throws {
      let refused = Counter()
      let (outcome, requests) = try await verify(
        ["password-change"], adapting: { $0.allowsIntrusion = true },
        of: { $0.throttle.enabled = false }
      ) { request in
        let isNew = request.line.contains("/login/") && !request.body.contains("\(Self.word)\"")
        // The experiment's own login with the new password, and the first of the repair.
        return isNew && refused.next() <= 2
          ? .sound(429, fields: ["Retry-After: \(retryAfter)"])
          : request.line.contains("/token/refresh/")
            ? .sound(401) : .sound(200, fields: Self.tokens)
      }
      let changes = requests.filter { $0.line.contains("/password/change/") }.map(\.body)
      guard isMended else {
        #expect(throws: SiteFault.passwordStays(after: 0)) { try outcome.get() }
        return
      }
      _ = try outcome.get()
      #expect(refused.next() > 3)
      #expect(changes.last?.contains("\"new_password1\":\"\(Self.word)\"") == true)
    }

    @Test("has no password in a report, though the server repeats it")
    func secrets() async throws {
      let (outcome, _) = try await verify(only: nil) { request in
        .sound(200, fields: Self.tokens, body: request.body)
      }
      for row in try outcome.get().rows {
        #expect(!"\(row)".contains(Self.word), "\(row.id)")
      }
    }

    private static func changed(by change: (inout AuthSettings) -> Void) -> AuthSettings {
      var settings = settings
      change(&settings)
      return settings
    }

    private static let word = "c0rrect-horse"

    private typealias Outcome = Result<VerificationReport, SiteFault>

    /// Verifies a server that is in order for so many requests.
    private func verify(
      _ only: Set<String>, after sound: Int, then answer: @escaping @Sendable (Int) -> Answer
    ) async throws -> (Outcome, [ScriptedServer.Request]) {
      let count = Counter()
      return try await verify(only: only) { _ in
        let number = count.next()
        return number <= sound ? .sound(200, fields: Self.tokens) : answer(number - sound - 1)
      }
    }

    private func verify(
      _ only: Set<String>, adapting adapt: @escaping @Sendable (inout ProbeTarget) -> Void,
      of change: @escaping @Sendable (inout AuthSettings) -> Void = { _ in },
      script: @escaping @Sendable (ScriptedServer.Request) -> Answer
    ) async throws -> (Outcome, [ScriptedServer.Request]) {
      try await verify(only: only, adapting: adapt, of: change, script: script)
    }

    private func verify(
      only: Set<String>? = ["logout-any-state"],
      adapting adapt: @escaping @Sendable (inout ProbeTarget) -> Void = { _ in },
      of change: @escaping @Sendable (inout AuthSettings) -> Void = { _ in },
      script: @escaping @Sendable (ScriptedServer.Request) -> Answer
    ) async throws -> (Outcome, [ScriptedServer.Request]) {
      let settings = Self.changed(by: change)
      return try await ScriptedServer.with(script) { server in
        var target = ProbeTarget(api: try WebURL(parsing: settings.site.api + "/"))
        target.address = WireAddress(host: "127.0.0.1", port: server.port)
        target.account = ProbeTarget.Account(username: "alice", password: Self.word)
        // Many tests share the machine.
        target.limits.total = .seconds(60)
        target.patience = .zero
        adapt(&target)
        let runner = try ProbeRunner(
          target: target, settings: settings, clock: { 1_767_225_600_000 })
        let verification = SiteVerification(
          Experiments(
            CompiledProfile(settings: settings, fingerprint: "sha256:0", lab: true), only: only),
          runner: runner, manners: .init(pause: .zero))
        do throws(SiteFault) {
          let report = try await verification.run(
            context: ReportContext(place: { _ in nil }, finding: { _ in nil }, field: { _ in nil }),
            passwords: [target.account?.otherPassword ?? "", Self.word], progress: { _ in })
          return (.success(report), server.log.requests)
        } catch {
          return (.failure(error), server.log.requests)
        }
      }
    }
  }
#endif
