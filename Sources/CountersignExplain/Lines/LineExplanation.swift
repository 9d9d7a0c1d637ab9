package import CountersignBrowser

/// What a browser makes of one `Set-Cookie` line; the cookie's value does not appear in it.
package struct LineExplanation: Hashable, Sendable, Encodable {
  /// The cookie's name; empty for a cookie without one.
  package var name: String
  /// How many octets the value has.
  package var valueLength: Int
  /// The URL whose answer sets the cookie.
  package var from: String
  /// The origin of the page that made the request.
  package var page: String
  /// The agent that was asked, by the name of its preset.
  package var agent: String
  /// The day of the public-suffix list that was consulted, as `YYYY-MM-DD`; nil when unknown.
  package var publicSuffixes: String?
  /// The attributes of the line, and what became of each.
  package var attributes: [LineAttribute]
  /// What the browser skips or changes in the line, a sentence each.
  package var notes: [String]
  /// Whether it is kept when a `fetch` with credentials gets the line.
  package var stored: Answer
  /// What the browser keeps, an attribute each, such as `Path=/`; empty when it keeps nothing.
  package var kept: [String]
  /// Whether scripts of the page see it in `document.cookie`.
  package var visible: Answer
  /// The next requests of the page to the same URL.
  package var requests: [Request]

  /// One kind of request.
  package struct Request: Hashable, Sendable, Encodable {
    package var kind: RequestKind
    package var sent: Answer
  }

  /// Whether the cookie is kept, and sent with the page's own requests.
  package var works: Bool { !stored.isFault && !requests.contains(where: \.sent.isFault) }

  /// Explains a line.
  ///
  /// - Parameters:
  ///   - line: The value of a `Set-Cookie` field; the field's name before it is looked past.
  ///   - url: The URL whose answer sets the cookie.
  ///   - page: The page that made the request.
  ///   - agent: The browser.
  package init(of line: String, from url: WebURL, page: Page, agent: Agent = .chromium) {
    let line = EditableLine(Self.value(of: line))
    let trial = LineTrial(url: url, page: page, agent: agent)
    self = trial.explanation(of: line)
    attributes = LineAttribute.all(of: line)
    if stored.isFault {
      stored.mend(trial.proposal(for: line) { $0.stored.isYes }, page: self.page)
    }
    for number in requests.indices where requests[number].sent.isFault {
      let proposal = trial.proposal(for: line) { $0.requests[number].sent.isYes }
      requests[number].sent.mend(proposal, page: self.page)
    }
  }

  init(
    _ line: SetCookieLine?, _ trial: LineTrial, stored: Answer, kept: [String], visible: Answer,
    requests: [Request], notes: [String]
  ) {
    name = line?.name ?? ""
    valueLength = line?.value.utf8.count ?? 0
    from = trial.url.description
    page = trial.page.origin.description
    agent = trial.agent.name
    publicSuffixes = PublicSuffixes.listTime.map(Day.text)
    attributes = []
    self.notes = notes
    self.stored = stored
    self.kept = kept
    self.visible = visible
    self.requests = requests
  }

  private static func value(of line: String) -> String {
    let field = "set-cookie:"
    guard line.lowercased().hasPrefix(field) else { return line }
    return String(line.dropFirst(field.count)).trimmedOfBlanks
  }
}

extension Answer {
  /// Takes a proposal, or says why there is none.
  fileprivate mutating func mend(_ proposal: Proposal?, page: String) {
    self.proposal = proposal
    if proposal == nil { obstacle = Obstacle.text(self, page: page, spoiling: nil) }
  }
}
