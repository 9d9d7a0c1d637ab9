#if Server
  import CountersignRules
  import CountersignSettings

  extension Promise {
    /// The same promise about a limit, not judged as broken where the requests that the limit counts
    /// took longer than its period: then none of them was one too many.
    ///
    /// - Parameters:
    ///   - start: How the names of these requests begin.
    ///   - rate: The limit.
    /// - Returns: The promise that looks at the time.
    func timed(_ start: String, _ rate: AuthSettings.Rate) -> Promise {
      var probe = probe
      probe.judge = { [judge = probe.judge] transcript in
        let judgement = judge(transcript)
        guard case .revealed = judgement else { return judgement }
        let requests = transcript.exchanges.filter { $0.name.hasPrefix(start) }
        return Transcript.slowness(of: requests, for: rate) ?? judgement
      }
      return Promise(id: id, title: title, fields: fields, probe: probe)
    }
  }
#endif
