import CountersignBrowser

extension Vector {
  /// What the browser did with one event of a vector.
  struct Outcome {
    var exchange: Exchange?
    var stored: StoreDecision?
  }

  /// A browser with the vector's agent and an empty store.
  func browser() -> Browser {
    Browser(
      Agent(
        name: id,
        trustsLoopback: agent?.loopbackIsSecure ?? true,
        thirdParty: agent?.thirdParty.flatMap(Agent.ThirdParty.init) ?? .allow,
        unset: agent?.unsetDefault.flatMap(Agent.Unset.init) ?? .lax,
        laxUnsafeWindow: agent?.laxUnsafeWindow ?? 0,
        knowsHTTPPrefixes: agent?.httpPrefixes ?? true))
  }

  /// Runs one event; `at` is in seconds since 1970.
  static func run(_ event: Event, in browser: inout Browser, at now: Int) throws -> Outcome {
    if event.via == "script" {
      let document = ScriptDocument(try WebURL(parsing: event.request.url))
      let stored = browser.setCookie(event.line ?? "", from: document, at: now)
      return Outcome(exchange: nil, stored: stored)
    }
    let answer = ServerAnswer(
      preflight: event.preflight.map { PreflightAnswer($0) },
      cors: CORSHeaders(event.response ?? [:]),
      setCookies: event.line.map { [$0] } ?? [])
    let exchange = browser.perform(try event.request.planned(), answer: answer, at: now)
    return Outcome(exchange: exchange, stored: exchange.stored.first)
  }
}

extension Vector.Event {
  /// The `Set-Cookie` line, its value lengthened where the vector asks for it.
  var line: String? {
    guard let setCookie, let valueLength else { return setCookie }
    let parts = setCookie.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return "\(parts[0])=" + String(repeating: "v", count: valueLength) + parts[1]
  }
}

extension Vector.Request {
  func planned() throws -> PlannedRequest {
    PlannedRequest(
      try PlannedRequest.Kind(rawValue: kind).orThrow(kind),
      try WebURL(parsing: url),
      method: method,
      headers: (headers ?? [:]).sorted { $0.key < $1.key }.map { RequestHeader($0.key, $0.value) },
      credentials: try credentials.map { try PlannedRequest.Credentials(rawValue: $0).orThrow($0) }
        ?? .sameOrigin,
      initiator: try initiator.map { try Origin(parsing: $0) },
      topLevel: try topLevel.map { try Origin(parsing: $0) },
      ancestors: try (ancestors ?? []).map { try Origin(parsing: $0) })
  }
}

struct UnknownWord: Error {
  var word: String
}

extension Optional {
  /// The value; throws the word that stands for none.
  func orThrow(_ word: String) throws -> Wrapped {
    guard let self else { throw UnknownWord(word: word) }
    return self
  }
}

extension CORSHeaders {
  init(_ headers: [String: Vector.Header]) {
    func value(_ name: String) -> String? {
      guard case .text(let text) = headers["access-control-allow-" + name] else { return nil }
      return text
    }
    self.init(
      allowOrigin: value("origin"), allowCredentials: value("credentials"),
      allowMethods: value("methods"), allowHeaders: value("headers"))
  }
}

extension PreflightAnswer {
  init(_ headers: [String: Vector.Header]) {
    var status = 0
    if case .number(let number) = headers["status"] { status = number }
    self.init(status: status, headers: CORSHeaders(headers))
  }
}
