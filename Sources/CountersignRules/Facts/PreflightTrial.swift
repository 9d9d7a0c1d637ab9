import CountersignBrowser
import CountersignSettings

/// An experiment about preflights: whether a browser would carry out what the app asks for.
struct PreflightTrial: Sendable {
  private let app: String
  private let calls: [Call]

  /// A request of the app that a browser asks permission for.
  private struct Call {
    var path: String
    var method: String
    var headers: [RequestHeader]
  }

  /// Plans the requests of the first app of another origin; nil when there is none.
  init?(_ settings: AuthSettings) {
    guard let app = settings.appsAcrossOrigins.first?.origin else { return nil }
    self.app = app
    let base = settings.site.basePath
    var calls: [Call] = []
    if let login = settings.routes.login {
      let names = settings.namesInPreflights.filter { $0 != "authorization" }
      calls.append(Call(path: base + login, method: "POST", headers: names.map(Self.header)))
    }
    if let user = settings.routes.user {
      calls += ["PATCH", "PUT"].map {
        Call(path: base + user, method: $0, headers: [Self.header("content-type")])
      }
    }
    self.calls = calls
  }

  /// The steps; the exchanges are `preflight.1`, `preflight.2` …, and `plain`.
  var steps: [Probe.Step] {
    calls.enumerated().map { number, call in
      .send(
        .preflight(
          .path(call.path), from: app, method: call.method,
          names: call.headers.map(\.name)),
        as: "preflight.\(number + 1)")
    } + [.send(ProbeRequest(.data, cookies: .none, page: .origin(app)), as: "plain")]
  }

  /// Judges what a browser would make of the answers.
  func judge(_ transcript: Transcript) -> Judgement {
    let answers = transcript.flood("preflight")
    guard let plain = transcript["plain"], !answers.isEmpty else {
      return .unreachable("no preflight was sent")
    }
    for (call, answer) in zip(calls, answers) {
      guard let url = try? WebURL(parsing: answer.request.url),
        let page = try? Origin(parsing: app)
      else { return .unreachable("the preflight has no readable address") }
      let request = PlannedRequest(
        .fetch, url, method: call.method, headers: call.headers, credentials: .include,
        initiator: page)
      let verdict = request.isPermitted(
        by: PreflightAnswer(status: answer.response.status, headers: answer.response.corsHeaders))
      guard !verdict.isYes else { continue }
      return .revealed(
        Evidence(
          "the browser does not send \(call.method) \(call.path): \(verdict.clause)",
          bytes: [answer.summary] + answer.response.corsLines))
    }
    if plain.response.header("access-control-expose-headers") == "*",
      plain.response.header("access-control-allow-credentials") == "true"
    {
      return .revealed(
        Evidence(
          "scripts can read no further headers: with credentials * is a name",
          bytes: [plain.summary] + plain.response.corsLines))
    }
    return .held(observed: "the browser carries out what the app asks for")
  }

  /// Judges a transcript by the trial of its own settings.
  static func judge(_ transcript: Transcript) -> Judgement {
    guard let trial = PreflightTrial(transcript.settings) else {
      return .held(observed: "every app has the API's own origin")
    }
    return trial.judge(transcript)
  }

  private static func header(_ name: String) -> RequestHeader {
    RequestHeader(name, name == "content-type" ? "application/json" : "1")
  }
}

extension ProbeRequest {
  /// A browser's question whether a page may send such a request.
  static func preflight(
    _ endpoint: Endpoint, from page: String, method: String, names: [String]
  ) -> ProbeRequest {
    let asked = names.isEmpty ? [] : [names.joined(separator: ",")]
    return ProbeRequest(
      endpoint, method: "OPTIONS", cookies: .none, body: Body.none, page: .origin(page),
      csrf: false,
      headers: [HeaderLine("Access-Control-Request-Method", method)]
        + asked.map { HeaderLine("Access-Control-Request-Headers", $0) })
  }
}

extension Exchange.Response {
  /// What the answer says to browsers about other origins.
  var corsHeaders: CORSHeaders {
    CORSHeaders(
      allowOrigin: header("access-control-allow-origin"),
      allowCredentials: header("access-control-allow-credentials"),
      allowMethods: header("access-control-allow-methods"),
      allowHeaders: header("access-control-allow-headers"))
  }

  /// The lines that do so, for evidence.
  var corsLines: [String] {
    headers.filter { $0.name.lowercased().hasPrefix("access-control-") }
      .map { "\($0.name): \($0.value)" }
  }
}

extension AuthSettings {
  /// The header names that the app's own requests need a preflight's leave for, in lower case.
  var namesInPreflights: [String] {
    var names = ["content-type"]
    if csrf.defence == .header || csrf.defence == .token { names.append(csrf.header.lowercased()) }
    if tokens.acceptFrom.contains(.header) { names.append("authorization") }
    return names
  }

  /// The methods that the mounted routes need a preflight's leave for.
  var methodsInPreflights: [String] { routes.user == nil ? [] : ["PATCH", "PUT"] }
}
