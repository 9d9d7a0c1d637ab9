import CountersignBrowser

/// A yes or a no and the word of the clause that decided it.
struct Decision: Encodable {
  var yes: Bool
  var clause: String

  init(_ verdict: Verdict) {
    self.init(yes: verdict.isYes, clause: verdict.clause)
  }

  init(yes: Bool, clause: Clause) {
    self.yes = yes
    self.clause = clause.id
  }
}

/// A cookie in the store.
struct Cookie: Encodable {
  struct Partition: Encodable {
    var site: String
    var hasCrossSiteAncestor: Bool
  }

  var name: String
  var value: String
  var domain: String
  var isHostOnly: Bool
  var path: String
  var isSecure: Bool
  var isHTTPOnly: Bool
  var sameSite: String
  /// Seconds since 1970; absent for a session cookie.
  var expiry: Int?
  var partition: Partition?

  init(_ cookie: StoredCookie) {
    name = cookie.name
    value = cookie.value
    domain = cookie.domain
    isHostOnly = cookie.isHostOnly
    path = cookie.path
    isSecure = cookie.isSecure
    isHTTPOnly = cookie.isHTTPOnly
    sameSite = cookie.sameSite.rawValue
    expiry = cookie.expiry
    partition = cookie.partition.map {
      Partition(site: $0.topLevelSite.description, hasCrossSiteAncestor: $0.hasCrossSiteAncestor)
    }
  }
}

/// Whether one cookie of the store goes along.
struct Sending: Encodable {
  var cookie: Cookie
  var decision: Decision

  init(_ decision: SendDecision) {
    cookie = Cookie(decision.cookie)
    self.decision = Decision(decision.verdict)
  }
}

/// What the procedure answers to one step; what the step does not ask is absent.
struct StepAnswer: Encodable {
  var preflight: Decision?
  var permission: Decision?
  var credentials: Decision?
  var sameSite: Decision?
  var reachesServer: Bool?
  var sent: [Sending]?
  /// The value of the `Cookie` header or of `document.cookie`.
  var cookies: String?
  /// One decision for each `Set-Cookie` line, or for what the script sets.
  var stored: [Decision]?
  /// What was skipped or changed in the lines, by its clauses.
  var notes: [String]?
  var readable: Decision?
  /// The store after the step.
  var jar: [Cookie] = []

  init(_ exchange: Exchange) {
    preflight = Decision(exchange.needsPreflight)
    permission = exchange.permission.map(Decision.init)
    credentials = Decision(exchange.includesCredentials)
    sameSite = Decision(exchange.sameSite)
    reachesServer = exchange.reachesServer
    sent = exchange.sent.map(Sending.init)
    cookies = exchange.cookieHeader
    take(exchange.stored)
    readable = Decision(exchange.isReadable)
  }

  init(_ decision: StoreDecision) {
    take([decision])
  }

  init(_ decisions: [SendDecision]) {
    sent = decisions.map(Sending.init)
    cookies = CookieStore.header(of: decisions)
  }

  private mutating func take(_ decisions: [StoreDecision]) {
    stored = decisions.map { Decision(yes: $0.refusal == nil, clause: $0.clause) }
    notes = decisions.flatMap { $0.notes.map(\.id) }
  }
}

/// The answers to one case.
struct CaseAnswer: Encodable {
  var id: String
  var steps: [StepAnswer]
}

/// What stands behind the word of a clause.
struct ClauseEntry: Encodable {
  var id: String
  var citation: String
  var explanation: String

  init(_ clause: Clause) {
    id = clause.id
    citation = clause.citation
    explanation = clause.explanation
  }
}

/// All answers and the clauses they speak of.
struct Report: Encodable {
  var clauses: [ClauseEntry]
  var cases: [CaseAnswer]
}
