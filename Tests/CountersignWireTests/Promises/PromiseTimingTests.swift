#if Server
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import Testing

  /// A limit counts the requests of a period: what takes longer meets none.
  @Suite("A promise about a limit")
  struct PromiseTimingTests {
    /// A promise, its last requests and what they answer, and the period of its limit in seconds.
    static let cases: [(id: String, last: String, allowed: String, status: Int, period: Int64)] = [
      ("login-limit-by-address", "guess 6", "guess 5", 400, 60),
      ("login-limit-by-account", "guess 6", "guess 5", 400, 60),
      ("login-limit-spares-others", "guess 6", "guess 5", 400, 60),
      ("login-limit-passes", "guess 6", "guess 5", 400, 60),
      ("refresh-limit", "refresh 31", "refresh 30", 200, 60),
      ("verify-limit", "verify 31", "verify 30", 200, 60),
      ("user-limit", "visit.1001", "visit.1000", 200, 3600),
      ("anonymous-limit", "visit.101", "visit.100", 200, 3600),
    ]

    @Test("is not judged as broken where its requests took too long", arguments: cases.indices)
    func slow(index: Int) throws {
      let item = Self.cases[index]
      let inTime = try judgement(item.id, [item.allowed, item.last], item.status, item.period - 1)
      guard case .revealed = inTime else {
        Issue.record("\(inTime)")
        return
      }
      let late = try judgement(item.id, [item.allowed, item.last], item.status, item.period)
      guard case .unreachable(let reason) = late else {
        Issue.record("\(late)")
        return
      }
      #expect(reason.hasPrefix("2 requests took "))
    }

    private func judgement(
      _ id: String, _ names: [String], _ status: Int, _ seconds: Int64
    ) throws -> Judgement {
      let settings = PromiseCase.settings
      let promise = try #require(Promises.all(for: settings).first { $0.id == id })
      let exchanges = names.enumerated().map { number, name in
        var exchange = Exchange(
          name: name, request: .init(method: "GET", url: "https://api.a.de/x", headers: []),
          response: .init(status: status, headers: []))
        exchange.sent = .seconds(seconds * Int64(number))
        exchange.answered = exchange.sent
        return exchange
      }
      return promise.probe.judge(Transcript(settings: settings, exchanges: exchanges))
    }
  }
#endif
