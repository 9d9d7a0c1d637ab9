#if Server
  import CountersignProfile
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import Testing

  /// Each promise tells a server that keeps it from one that does not, on transcripts written by
  /// hand.
  @Suite("A promise")
  struct PromiseTests {
    @Test("is held by a server that does what the profile says", arguments: PromiseCase.held)
    func held(_ item: PromiseCase) throws {
      guard case .held(let observed) = try item.judgement() else {
        Issue.record("\(try item.judgement())")
        return
      }
      #expect(observed == item.observed)
    }

    @Test(
      "is revealed as broken by a server that does something else", arguments: PromiseCase.broken)
    func broken(_ item: PromiseCase) throws {
      guard case .revealed(let evidence) = try item.judgement() else {
        Issue.record("\(try item.judgement())")
        return
      }
      #expect(evidence.observed == item.observed)
    }

    @Test("is tried both ways here", arguments: PromiseTests.ids)
    func bothWays(id: String) {
      #expect(PromiseCase.held.contains { Self.kind($0.id) == id }, "no server keeps it")
      #expect(PromiseCase.broken.contains { Self.kind($0.id) == id }, "no server breaks it")
    }

    @Test("rests on settings that exist")
    func fields() {
      let known = Set(FieldTable.all.map(\.path))
      let profiles = (PromiseCase.held + PromiseCase.broken).map(\.changed)
      for promise in profiles.flatMap({ Promises.all(for: $0) }) {
        #expect(Set(promise.fields).isSubset(of: known), "\(promise.id)")
      }
    }

    /// The promises of all profiles that occur in the tables.
    static let ids: [String] = {
      let profiles = (PromiseCase.held + PromiseCase.broken).map(\.changed)
      return Set(profiles.flatMap { Promises.all(for: $0).map { kind($0.id) } }).sorted()
    }()

    /// The promise's name without the origin that it is about.
    private static func kind(_ id: String) -> String {
      id.hasPrefix("cors-allows-") ? "cors-allows" : id
    }

    @Test(
      "sees a refusal in a port that is closed", arguments: AuthSettings.PlainHTTP.allCases)
    func closedPort(_ mode: AuthSettings.PlainHTTP) throws {
      var settings = PromiseCase.settings
      settings.transport.plainHTTP = mode
      var transcript = Transcript(settings: settings)
      transcript.isPlainPortClosed = true
      let promise = try #require(Promises.all(for: settings).first { $0.id == "plain-http" })
      switch promise.probe.judge(transcript) {
      case .held: #expect(mode == .refuse)
      case .revealed: #expect(mode != .refuse)
      case .unreachable(let reason): Issue.record("\(reason)")
      }
    }

    @Test("is not judged without the answers it needs")
    func unreachable() {
      for promise in Promises.all(for: PromiseCase.settings) {
        let judgement = promise.probe.judge(Transcript(settings: PromiseCase.settings))
        guard case .unreachable = judgement else {
          Issue.record("\(promise.id): \(judgement)")
          continue
        }
      }
    }
  }
#endif
