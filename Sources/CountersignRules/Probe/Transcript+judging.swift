import CountersignSettings

/// What judgements ask of a transcript.
extension Transcript {
  /// The exchange of this name when it went well (2xx); else why the experiment ends here.
  func successful(_ name: String) -> Result<Exchange, Setback> {
    guard let exchange = self[name] else {
      return .failure(Setback(reason: "\(name) was never sent"))
    }
    guard (200..<300).contains(exchange.response.status) else {
      return .failure(Setback(reason: "\(name) answered \(exchange.response.status)"))
    }
    return .success(exchange)
  }

  /// Judges each token cookie that the login set: `fault` answers the weakness of one
  /// `Set-Cookie` line, or nil.
  func judgeLoginCookies(
    held observed: String, fault: (AuthSettings.TokenCookie, Exchange, String) -> String?
  ) -> Judgement {
    judging("login") { login in
      var lines: [String] = []
      for cookie in [settings.cookies.access, settings.cookies.refresh] {
        guard let line = login.response.setCookie(cookie.name) else {
          return .unreachable("login set no cookie named \(cookie.name)")
        }
        if let fault = fault(cookie, login, line) {
          return .revealed(Evidence(fault, bytes: ["Set-Cookie: \(line)"]))
        }
        lines.append(line)
      }
      return .held(observed: observed)
    }
  }

  /// Judges a request that a sound server refuses: where it is carried out, that reveals the
  /// weakness.
  ///
  /// - Parameters:
  ///   - name: The exchange.
  ///   - subject: What is refused, for "`subject` answers 401".
  ///   - statuses: The statuses that refuse it.
  ///   - weakness: What it shows that it was carried out.
  ///   - first: The exchange that led there, told before it.
  ///   - lines: Further lines of evidence.
  /// - Returns: Held where it was refused, unreachable where it was never sent or where the answer
  ///   tells nothing of it, such as 429.
  func judgeRefusal(
    of name: String, _ subject: String, by statuses: Set<Int> = Exchange.refusals,
    weakness: String, after first: Exchange? = nil, lines: (Exchange) -> [String] = { _ in [] }
  ) -> Judgement {
    guard let exchange = self[name] else { return .unreachable("\(name) was never sent") }
    switch exchange.reception(refusing: statuses) {
    case .refused: return .held(observed: "\(subject) answers \(exchange.response.status)")
    case .other: return exchange.tellsNothing
    case .taken:
      let summaries = [first?.summary, exchange.summary].compactMap(\.self)
      return .revealed(Evidence(weakness, bytes: summaries + lines(exchange)))
    }
  }

  /// Judges an exchange that went well; else the probe is unreachable.
  package func judging(_ name: String, _ judge: (Exchange) -> Judgement) -> Judgement {
    switch successful(name) {
    case .success(let exchange): judge(exchange)
    case .failure(let setback): .unreachable(setback.reason)
    }
  }
}

/// Why an experiment ends early.
struct Setback: Error {
  var reason: String
}

extension Exchange {
  /// The request line and the status, for evidence.
  package var summary: String { "\(request.method) \(request.url) → \(response.status)" }
}

/// The attributes of a `Set-Cookie` line.
enum SetCookieAttributes {
  /// Whether the line has an attribute of this name.
  static func contains(_ name: String, in line: String) -> Bool {
    line.split(separator: ";").dropFirst().contains { part in
      let attribute = part.drop { $0 == " " }.prefix { $0 != "=" }
      return attribute.lowercased() == name.lowercased()
    }
  }
}
