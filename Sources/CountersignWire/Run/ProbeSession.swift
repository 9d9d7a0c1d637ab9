#if Server
  import CountersignBrowser
  import CountersignRules
  import CountersignSettings

  /// One experiment under way: the jar, the clock and what was exchanged so far.
  struct ProbeSession: Sendable {
    let target: ProbeTarget
    let settings: AuthSettings
    let agent: Agent
    let clock: @Sendable () -> Int64
    let clients: ProbeClients
    /// The CSRF tokens of experiments before; nil where each experiment has a server of its own.
    let memory: TokenMemory?
    private(set) var transcript: Transcript
    private(set) var jar: CookieJar
    /// The CSRF token last handed out; nil before that.
    private(set) var csrfToken: String?
    /// When it began, in milliseconds since 1970.
    private let begin: Int64
    private var advanced: Duration = .zero
    private var waited: Duration = .zero

    /// Creates an experiment that has not begun.
    init(
      target: ProbeTarget, settings: AuthSettings, agent: Agent,
      clock: @escaping @Sendable () -> Int64, clients: ProbeClients,
      memory: TokenMemory?
    ) {
      self.target = target
      self.settings = settings
      self.agent = agent
      self.clock = clock
      self.clients = clients
      self.memory = memory
      begin = clock()
      transcript = Transcript(settings: settings)
      transcript.start = begin / 1000
      jar = CookieJar(agent: agent)
    }

    /// Seconds since 1970 on the server's clock.
    var now: Int { Int(clock() / 1000 + advanced.components.seconds) }

    /// How long the experiment has lasted on the server's clock.
    private var elapsed: Duration { .milliseconds(clock() - begin) + advanced }

    /// Carries out one step.
    mutating func perform(_ step: Probe.Step) async throws(RunStop) {
      switch step {
      case .send(let request, let name):
        try await send(request, as: name)
      case .flood(let request, let times, let name):
        for number in 1...max(times, 1) { try await send(request, as: "\(name).\(number)") }
      case .parallel(let request, let times, let name):
        try await sendAtOnce(request, times: times, as: name)
      case .advance(let time):
        try await advance(time)
      case .operate(let operation):
        guard let operate = target.operate else { throw .noOperator }
        do { try await operate(operation) } catch { throw .noOperator }
      case .handshake(let maximum, let name):
        transcript.handshakes.append(try await handshake(maximum, as: name))
      case .forgetCookies:
        jar = CookieJar(agent: agent)
        csrfToken = nil
      }
    }

    private mutating func send(_ request: ProbeRequest, as name: String) async throws(RunStop) {
      let request = request.resolved(for: settings)
      if needsToken(request) { try await fetchToken(for: request) }
      let message = try OutgoingMessage(request, in: self)
      let sent = elapsed
      do {
        record(message, try await exchange(message, step: name), as: name, sent: sent)
      } catch .wire(_, .refused) where request.isPlainHTTP {
        transcript.isPlainPortClosed = true
      }
    }

    private mutating func sendAtOnce(
      _ request: ProbeRequest, times: Int, as name: String
    ) async throws(RunStop) {
      let request = request.resolved(for: settings)
      if needsToken(request) { try await fetchToken(for: request) }
      let message = try OutgoingMessage(request, in: self)
      let session = self
      let sent = elapsed
      let answers = await withTaskGroup(
        of: (Int, Result<CountersignRules.Exchange.Response, RunStop>).self
      ) { group in
        for number in 1...max(times, 1) {
          group.addTask { (number, await session.result(message, step: "\(name).\(number)")) }
        }
        return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      for number in 1...max(times, 1) {
        guard let answer = answers[number] else { continue }
        record(message, try answer.get(), as: "\(name).\(number)", sent: sent)
      }
    }

    private func result(
      _ message: OutgoingMessage, step: String
    ) async -> Result<CountersignRules.Exchange.Response, RunStop> {
      do throws(RunStop) {
        return .success(try await exchange(message, step: step))
      } catch {
        return .failure(error)
      }
    }

    private func exchange(
      _ message: OutgoingMessage, step: String
    ) async throws(RunStop) -> CountersignRules.Exchange.Response {
      let client = try clients.client(for: message)
      do throws(WireFailure) {
        let response = try await client.send(message.wire, from: message.source)
        if let origin = message.foreignOrigin(of: response) { throw .redirected(to: origin) }
        return response
      } catch {
        throw .wire(step: step, error)
      }
    }

    private func handshake(
      _ maximum: AuthSettings.TLSVersion?, as name: String
    ) async throws(RunStop) -> Handshake {
      guard clients.usual.isEncrypted else { throw .noTLS }
      do throws(WireFailure) {
        return Handshake(
          name: name, chain: try await clients.usual.presentedChain(maximum),
          host: target.api.host.text)
      } catch {
        throw .wire(step: name, error)
      }
    }

    private mutating func record(
      _ message: OutgoingMessage, _ response: CountersignRules.Exchange.Response, as name: String,
      sent: Duration
    ) {
      var stored: [CountersignRules.Exchange.CookieOutcome] = []
      if message.usesJar {
        stored = jar.receive(response.setCookies, message.fetch, now: now)
        let cookie = response.setCookie(settings.csrf.cookie.name).flatMap { SetCookieLine($0) }
        if let cookie, !cookie.isDeletion { csrfToken = cookie.bareValue }
      }
      var exchange = CountersignRules.Exchange(
        name: name, request: message.recorded, response: response, stored: stored)
      (exchange.sent, exchange.answered) = (sent, elapsed)
      transcript.exchanges.append(exchange)
    }

    private func needsToken(_ request: ProbeRequest) -> Bool {
      let isUnsafe = !["GET", "HEAD", "OPTIONS"].contains(request.effectiveMethod)
      return request.csrf && isUnsafe && settings.csrf.defence == .token && csrfToken == nil
    }

    /// Asks the `csrf` route, or where there is none the `user` route, whether it hands one out.
    private mutating func fetchToken(for request: ProbeRequest) async throws(RunStop) {
      let routes = settings.routes
      guard routes.csrf != nil || routes.user != nil else { return }
      let question = ProbeRequest(
        routes.csrf == nil ? .user : .csrf, page: request.page, client: request.client)
      if let known = memory?.answer(to: question) {
        record(known.message, known.response, as: "csrf token", sent: elapsed)
      } else {
        let message = try OutgoingMessage(question, in: self)
        let sent = elapsed
        let response = try await exchange(message, step: "csrf token")
        record(message, response, as: "csrf token", sent: sent)
        memory?.keep(.init(message: message, response: response), to: question)
      }
      let answer = transcript["csrf token"].flatMap { JSONValue($0.response.body) }
      if let token = answer?["csrfToken"]?.string { csrfToken = token }
    }

    private mutating func advance(_ time: Duration) async throws(RunStop) {
      if let move = target.advance {
        await move(time)
        advanced += time
        return
      }
      guard waited + time <= target.patience else {
        throw .waiting(seconds: (waited + time).components.seconds)
      }
      waited += time
      try? await Task.sleep(for: time)
    }
  }
#endif
