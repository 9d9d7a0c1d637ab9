import CountersignBrowser

/// A place to try lines: the URL that sets them and the page that asks for it.
struct LineTrial {
  let url: WebURL
  let page: Page
  let agent: Agent

  /// What becomes of a line, without proposals.
  func explanation(of line: EditableLine) -> LineExplanation {
    var browser = Browser(agent)
    let first = browser.perform(request(.fetch), answer: answer([line.text]), at: 0)
    let decision = first.stored.first
    let stored: Verdict =
      decision.map { $0.isStored ? .yes($0.clause) : .no($0.clause) } ?? first.includesCredentials
    let cookie = decision?.cookie
    let later = max(0, min(180, (cookie?.lifetime ?? 181) - 1))
    return LineExplanation(
      try? SetCookieLine(parsing: line.text), self, stored: Answer(stored, isWanted: true),
      kept: cookie.map(Self.kept) ?? [],
      visible: Answer(stored.isYes ? visible(browser, at: later) : stored),
      requests: RequestKind.allCases.map { kind in
        LineExplanation.Request(
          kind: kind,
          sent: Answer(sent(kind, stored, browser, at: later), isWanted: kind == .fetch))
      }, notes: (decision?.notes ?? []).map(\.description))
  }

  /// The fewest changes to a line with which `isGranted` holds, the gentlest first.
  func proposal(
    for line: EditableLine, _ isGranted: (LineExplanation) -> Bool
  ) -> Proposal? {
    for count in 1...3 {
      for edits in Self.choices(count) {
        var changed = line
        for edit in edits { edit.apply(to: &changed) }
        guard changed != line, isGranted(explanation(of: changed)) else { continue }
        return Proposal(changes: edits.compactMap { $0.change(from: line, to: changed) })
      }
    }
    return nil
  }

  private func sent(
    _ kind: RequestKind, _ stored: Verdict, _ browser: Browser, at now: Int
  ) -> Verdict {
    var browser = browser
    let exchange = browser.perform(request(kind), answer: answer([]), at: now)
    guard exchange.includesCredentials.isYes else { return exchange.includesCredentials }
    guard stored.isYes else { return stored }
    return exchange.sent.first?.verdict ?? .no(.expired)
  }

  private func visible(_ browser: Browser, at now: Int) -> Verdict {
    guard let document = try? WebURL(parsing: page.origin.description + "/") else {
      return .no(.otherHost)
    }
    return browser.visibleCookies(to: ScriptDocument(document), at: now).first?.verdict
      ?? .no(.expired)
  }

  private func request(_ kind: RequestKind) -> PlannedRequest {
    kind.request(to: url, method: "GET", headers: [], credentials: .include, from: page)
  }

  /// An answer that CORS never stops, since the question is about the cookie alone.
  private func answer(_ lines: [String]) -> ServerAnswer {
    let cors = CORSHeaders(allowOrigin: page.origin.description, allowCredentials: "true")
    return ServerAnswer(
      preflight: PreflightAnswer(status: 200, headers: cors), cors: cors, setCookies: lines)
  }

  private static func kept(_ cookie: StoredCookie) -> [String] {
    var kept = [cookie.isHostOnly ? "host \(cookie.domain) only" : "Domain=\(cookie.domain)"]
    kept.append("Path=\(cookie.path)")
    kept.append(cookie.lifetime.map { "for \($0) s" } ?? "until the browser closes")
    kept.append(cookie.sameSite == .unset ? "no SameSite" : "SameSite=\(cookie.sameSite.rawValue)")
    if cookie.isSecure { kept.append("Secure") }
    if cookie.isHTTPOnly { kept.append("HttpOnly") }
    if cookie.partition != nil { kept.append("in the jar of the top-level site") }
    return kept
  }
}

extension LineTrial {
  /// A change to a line.
  enum LineEdit: CaseIterable {
    case secure, noDomain, rootPath, noLifetime, lax, bareName, partitioned, notPartitioned, none

    /// Changes the line.
    func apply(to line: inout EditableLine) {
      switch self {
      case .secure: line.set("Secure")
      case .noDomain: line.remove("domain")
      case .rootPath: line.set("Path=/")
      case .noLifetime:
        line.remove("max-age")
        line.remove("expires")
      case .lax: line.set("SameSite=Lax")
      case .bareName where line.pair.contains("="): line.pair = CookieName.bare(line.pair)
      // What has no name is a value, and a value is never shown.
      case .bareName: break
      case .partitioned: line.set("Partitioned")
      case .notPartitioned: line.remove("partitioned")
      case .none: line.set("SameSite=None")
      }
    }

    /// The change in words of the line; nil when it changed nothing.
    func change(from old: EditableLine, to new: EditableLine) -> Change? {
      guard self != .bareName else {
        return Change(field: "name", from: Self.name(of: old), to: Self.name(of: new))
      }
      let (from, to) = (old.value(of: attribute), new.value(of: attribute))
      return from == to ? nil : Change(field: attribute, from: from, to: to)
    }

    private var attribute: String {
      switch self {
      case .secure: "Secure"
      case .noDomain: "Domain"
      case .rootPath: "Path"
      case .noLifetime: "Max-Age"
      case .lax, .none: "SameSite"
      case .bareName: "name"
      case .partitioned, .notPartitioned: "Partitioned"
      }
    }

    private static func name(of line: EditableLine) -> String {
      String(line.pair.prefix { $0 != "=" })
    }
  }

  /// All sets of so many edits, in the order in which they are tried.
  fileprivate static func choices(_ count: Int) -> [[LineEdit]] {
    var sets: [[LineEdit]] = [[]]
    for _ in 0..<count {
      sets = sets.flatMap { set in
        let start = set.last.flatMap(LineEdit.allCases.firstIndex).map { $0 + 1 } ?? 0
        return LineEdit.allCases[start...].map { set + [$0] }
      }
    }
    return sets
  }
}
