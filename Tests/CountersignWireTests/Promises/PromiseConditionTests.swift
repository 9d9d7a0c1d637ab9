#if Server
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import Testing

  /// Promises that a profile does not make, because no server could be held to them.
  @Suite("A promise is made only where it can be kept")
  struct PromiseConditionTests {
    /// A promise, a profile, and whether it makes the promise.
    struct Case: Sendable, CustomTestStringConvertible {
      let id: String
      let isMade: Bool
      let words: String
      let change: @Sendable (inout AuthSettings) -> Void

      var testDescription: String { "\(id), \(words)" }
    }

    private static let cases: [Case] = [
      Case(id: "parallel-refreshes", isMade: true, words: "no grace") {
        $0.tokens.rotation.grace = .zero
      },
      Case(id: "parallel-refreshes", isMade: false, words: "a grace of one second") {
        $0.tokens.rotation.grace = .seconds(1)
      },
      Case(id: "parallel-refreshes", isMade: true, words: "a grace of two seconds") {
        $0.tokens.rotation.grace = .seconds(2)
      },
      Case(id: "cors-unlisted", isMade: true, words: "a pattern at the path's start") {
        $0.cors.pathPattern = "/api"
      },
      Case(id: "cors-unlisted", isMade: false, words: "a pattern of the path's middle") {
        $0.cors.pathPattern = "/auth/"
      },
    ]

    @Test("and left out elsewhere", arguments: cases)
    func condition(_ item: Case) {
      var settings = PromiseCase.settings
      item.change(&settings)
      #expect(Promises.all(for: settings).contains { $0.id == item.id } == item.isMade)
    }

    @Test("A key that ends after the experiment is not judged")
    func distantEnd() throws {
      let item = PromiseCase(
        "retired-keys-end",
        [.init(name: "keys", status: 200, fields: [], body: #"{"keys":[{"kid":"0"}]}"#)], ""
      ) {
        $0.tokens.algorithm = .es256
        var old = AuthSettings.Keys.RetiredKey()
        (old.id, old.until) = ("0", "2040-01-01")
        $0.keys.retired = [old]
      }
      #expect(
        try item.judgement() == .unreachable("no retired key ends within ten years"))
    }
  }
#endif
