#if Server
  import CountersignRules

  /// What was observed of a server: promises and rules, row by row; no secret is in it.
  package struct VerificationReport: Sendable, Hashable, Codable {
    /// Whether something held.
    package enum Verdict: String, Sendable, Hashable, Codable {
      /// The server does what was promised, or keeps what the rule asks.
      case held
      /// The promise is broken, or the weakness shows.
      case revealed
      /// It could not be tried.
      case unreachable
    }

    /// What a row is about.
    package enum Kind: String, Sendable, Hashable, Codable {
      case promise, rule
    }

    /// A setting and where it stands.
    package struct Setting: Sendable, Hashable, Codable {
      /// The path, such as `cookies.access.secure`.
      package var field: String
      /// `production.yaml:7`; nil when it is not written.
      package var place: String?
    }

    /// One request and its answer.
    package struct Exchange: Sendable, Hashable, Codable {
      package var name: String
      package var request: String
      package var requestHeaders: [String]
      package var status: Int
      package var responseHeaders: [String]
      package var body: String
    }

    /// One experiment.
    package struct Row: Sendable, Hashable, Codable {
      package var kind: Kind
      package var id: String
      package var title: String
      package var settings: [Setting]
      package var verdict: Verdict
      package var observed: String
      package var evidence: [String]
      /// For a rule: the severity of lint's finding; nil when lint found nothing.
      package var finding: String?
      package var exchanges: [Exchange]

      /// Whether the row is a surprise: a broken promise, or a weakness that lint did not see, or
      /// one that it saw and that cannot be shown.
      package var isUnexpected: Bool {
        switch (kind, verdict) {
        case (_, .unreachable): false
        case (.promise, let verdict): verdict == .revealed
        case (.rule, let verdict): (verdict == .revealed) != (finding != nil)
        }
      }
    }

    /// The profile's name.
    package var profile: String
    /// The fingerprint of its settings.
    package var fingerprint: String
    /// The address that was tried; nil for the embedded server.
    package var server: String?
    package var rows: [Row]

    /// Creates a report.
    package init(profile: String, fingerprint: String, server: String? = nil, rows: [Row]) {
      self.profile = profile
      self.fingerprint = fingerprint
      self.server = server
      self.rows = rows
    }

    /// How many rows have a verdict.
    package func count(_ verdict: Verdict) -> Int { rows.count { $0.verdict == verdict } }
  }

  extension VerificationReport.Row {
    /// A row of an experiment that was carried out.
    ///
    /// `place` tells where a field is written; nil when it is not. `finding` is the severity that
    /// lint gives the rule in this profile; nil when it is silent.
    package init(
      _ kind: VerificationReport.Kind, id: String, title: String, fields: [String],
      finding: String? = nil, run: ProbeRun, redactor: Redactor, place: (String) -> String?
    ) {
      self.kind = kind
      self.id = id
      self.title = title
      self.finding = finding
      let redactor = redactor.hiding(run.transcript)
      settings = fields.map { .init(field: $0, place: place($0)) }
      exchanges = run.transcript.exchanges.map { .init($0, redactor) }
      switch run.judgement {
      case .held(let observed):
        verdict = .held
        self.observed = redactor.text(observed)
        evidence = []
      case .revealed(let evidence):
        verdict = .revealed
        observed = redactor.text(evidence.observed)
        self.evidence = evidence.bytes.map(redactor.text)
      case .unreachable(let reason):
        verdict = .unreachable
        observed = redactor.text(reason)
        evidence = []
      }
    }
  }

  extension VerificationReport.Exchange {
    /// The most characters of a body that a report shows.
    private static let bodyLimit = 2000

    fileprivate init(_ exchange: CountersignRules.Exchange, _ redactor: Redactor) {
      name = exchange.name
      request = "\(exchange.request.method) \(redactor.text(exchange.request.url))"
      requestHeaders = exchange.request.headers.map {
        "\($0.name): \(redactor.value(ofHeader: $0.name, $0.value))"
      }
      status = exchange.response.status
      responseHeaders = exchange.response.headers.map {
        "\($0.name): \(redactor.value(ofHeader: $0.name, $0.value))"
      }
      body = String(redactor.text(exchange.response.text).prefix(Self.bodyLimit))
    }
  }
#endif
