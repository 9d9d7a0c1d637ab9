#if Server
  import CountersignLab
  import CountersignProfile
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import Testing

  /// Certificates and keys that the lab cannot make leave an experiment unmade, not a verification.
  @Suite("What the lab cannot stand in for")
  struct InimitableTests {
    private static let lab = Lab(now: { Surroundings.sampleNow * 1000 })

    private static func chain(
      _ change: (inout ChainFacts.Certificate) -> Void
    ) -> Surroundings {
      var leaf = ChainFacts.Certificate(
        names: ["api.acme-shop.de"], notBefore: Surroundings.sampleNow - 86_400,
        notAfter: Surroundings.sampleNow + 86_400)
      change(&leaf)
      return Surroundings(
        now: Surroundings.sampleNow,
        chain: ChainFacts(
          [leaf], coversHost: true, ownsKey: true, isOrdered: true))
    }

    private static let cases: [(slug: String, surroundings: Surroundings)] = [
      ("certificate-mismatch", chain { $0.names = ["api_x.acme-shop.de"] }),
      ("certificate-weak", chain { $0.names = ["api.acme-shop.de", "a b"] }),
    ]

    @Test("is reported", arguments: cases.indices)
    func reported(index: Int) async throws {
      let item = Self.cases[index]
      let run = try await Self.run(item.slug, item.surroundings)
      guard case .unreachable(let reason) = run.judgement else {
        Issue.record("\(run.judgement)")
        return
      }
      #expect(reason.hasPrefix("the lab cannot make what is like it: "), "\(reason)")
    }

    @Test(
      "is not a certificate of the distant past or future",
      arguments: [-5_000_000_000 ... -4_000_000_000, 1_700_000_000...253_402_300_799])
    func distant(validity: ClosedRange<Int64>) async throws {
      let chain = Self.chain {
        ($0.notBefore, $0.notAfter) = (validity.lowerBound, validity.upperBound)
      }
      let run = try await Self.run("certificate-mismatch", chain)
      guard case .held = run.judgement else {
        Issue.record("\(run.judgement)")
        return
      }
    }

    private static func run(_ slug: String, _ surroundings: Surroundings) async throws -> ProbeRun {
      let example = Example("")
      let profile = try #require(example.read(for: .production).profile)
      guard case .probe(let probe) = try #require(Checklist.rule(slug)).proof else {
        return ProbeRun(
          transcript: Transcript(settings: profile.settings), judgement: .held(observed: ""))
      }
      return try await lab.run(
        probe,
        against: CompiledProfile(settings: profile.settings, fingerprint: "", lab: true),
        given: Premises(surroundings, trustsTheUnknown: true))
    }
  }
#endif
