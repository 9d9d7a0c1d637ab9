#if Server
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import Testing

  /// Two users at one server, and what each is shown.
  @Suite("The promise that each session is shown its own account")
  struct OwnAccountTests {
    private static let settings = AuthSettings(
      name: "t", environment: .production, api: "https://api.a.de")

    /// What three questions are answered: by the first user, the second, the first again.
    static let cases: [(answers: [(Int, String)], verdict: String)] = [
      ([(200, "alice"), (200, "bob"), (200, "alice")], "held"),
      ([(200, "alice"), (200, "alice"), (200, "alice")], "revealed"),
      ([(200, "alice"), (200, "bob"), (200, "bob")], "revealed"),
      ([(200, "alice"), (401, ""), (200, "alice")], "revealed"),
      ([(200, "alice"), (200, "bob")], "unreachable"),
    ]

    @Test("is judged by what they see", arguments: cases.indices)
    func judges(index: Int) throws {
      let (answers, verdict) = Self.cases[index]
      let names = ["first user", "second user", "first user again"]
      let exchanges = zip(names, answers).map { name, answer in
        Exchange(
          name: name, request: .init(method: "GET", url: "https://api.a.de/user/", headers: []),
          response: .init(status: answer.0, headers: [], body: Array(answer.1.utf8)))
      }
      let promise = try #require(
        Promises.all(for: Self.settings).first { $0.id == "own-account" })
      let judgement = promise.probe.judge(
        Transcript(settings: Self.settings, exchanges: exchanges))
      #expect("\(judgement)".hasPrefix(verdict), "\(judgement)")
    }

    @Test("needs both accounts, and is not made where no cookie signs in")
    func needs() throws {
      let promise = try #require(
        Promises.all(for: Self.settings).first { $0.id == "own-account" })
      #expect(promise.probe.needs == [.account, .secondAccount])
      #expect(!promise.probe.isIntrusive(Self.settings))
      var headerOnly = Self.settings
      headerOnly.tokens.acceptFrom = [.header]
      #expect(!Promises.all(for: headerOnly).contains { $0.id == "own-account" })
    }
  }
#endif
