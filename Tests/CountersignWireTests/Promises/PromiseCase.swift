#if Server
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import Testing

  /// A promise, what a server answered, and what is to be seen in it.
  struct PromiseCase: Sendable, CustomTestStringConvertible {
    /// The promise.
    let id: String
    /// The answers, by the names of the steps.
    let answers: [Answer]
    /// What the judgement says.
    let observed: String
    /// What the profile has other than usual.
    let change: @Sendable (inout AuthSettings) -> Void

    /// One answer.
    struct Answer: Sendable {
      let name: String
      let status: Int
      let fields: [HeaderLine]
      let body: String
    }

    init(
      _ id: String, _ answers: [Answer], _ observed: String,
      change: @escaping @Sendable (inout AuthSettings) -> Void = { _ in }
    ) {
      self.id = id
      self.answers = answers
      self.observed = observed
      self.change = change
    }

    var testDescription: String { "\(id): \(observed)" }

    /// The settings that the profile has.
    var changed: AuthSettings {
      var settings = Self.settings
      change(&settings)
      return settings
    }

    /// The judgement on these answers; throws when the settings make no such promise.
    func judgement() throws -> Judgement {
      let settings = changed
      let promise = try #require(Promises.all(for: settings).first { $0.id == id })
      let exchanges = answers.map { answer in
        Exchange(
          name: answer.name,
          request: .init(method: "GET", url: "https://api.a.de/\(answer.name)", headers: []),
          response: .init(
            status: answer.status, headers: answer.fields, body: Array(answer.body.utf8)))
      }
      var transcript = Transcript(settings: settings, exchanges: exchanges)
      transcript.start = Self.start
      return promise.probe.judge(transcript)
    }

    /// The day on which the servers answer, 2026-01-01, in seconds since 1970.
    static let start: Int64 = 1_767_225_600

    /// Production's defaults with short cookie names, one app, and a CSRF route.
    static var settings: AuthSettings {
      var settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
      settings.cookies.access.name = "access"
      settings.cookies.access.maxAge = .seconds(300)
      settings.cookies.refresh.name = "refresh"
      settings.csrf.cookie.name = "csrftoken"
      settings.routes.csrf = "/auth/csrf/"
      settings.cors.allowedOrigins = ["https://app.a.de"]
      settings.cors.allowCredentials = true
      return settings
    }

    /// The attributes of the access cookie in these settings.
    static let access = "; Path=/; Max-Age=300; SameSite=Lax; Secure; HttpOnly"
    /// The attributes of the refresh cookie in these settings.
    static let refresh = "; Path=/api/auth/; SameSite=Lax; Secure; HttpOnly"

    /// An answer with fields, one a line.
    static func answer(
      _ name: String, _ status: Int = 200, _ fields: [String] = [], body: String = ""
    ) -> Answer {
      let lines = fields.map { line in
        let parts = line.split(separator: ": ", maxSplits: 1)
        return HeaderLine(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      }
      return Answer(name: name, status: status, fields: lines, body: body)
    }

    /// A login or refresh that sets cookies of these values and attributes.
    static func cookies(
      _ name: String, access: String = token(300) + access,
      refresh: String? = token(86_400) + refresh,
      body: String = "{}"
    ) -> Answer {
      let lines =
        ["Set-Cookie: access=\(access)"] + (refresh.map { ["Set-Cookie: refresh=\($0)"] } ?? [])
      return answer(name, 200, lines, body: body)
    }

    /// A token that lives so many seconds from 2026-01-01.
    static func token(_ seconds: Int64, alg: String = "HS256", more: String = "") -> String {
      SampleToken.text(alg: alg, issued: start, expires: start + seconds, more: more)
    }
  }
#endif
