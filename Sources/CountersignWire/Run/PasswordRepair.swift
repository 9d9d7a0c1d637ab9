#if Server
  import CountersignRules

  /// Sees to it that an experiment which changes the password leaves it as it was.
  struct PasswordRepair: Sendable {
    let runner: ProbeRunner

    /// How long a limit may keep it from being changed back.
    let longestWait: Duration

    /// Changes the password back where the experiment did not come to it; false when it stays
    /// changed, or when nobody can tell.
    func mend(_ run: ProbeRun, of probe: Probe) async -> Bool {
      guard probe.disturbances(runner.settings).contains(.changesPassword),
        run.transcript.exchanges.contains(where: \.changedPassword)
      else { return true }
      var answers = await runner.run(Self.back).transcript
      if let limit = answers.exchanges.first(where: { $0.response.status == 429 }) {
        let wait = max(
          limit.response.retryAfter.map { .seconds($0) } ?? .zero, runner.fullAllowances)
        guard wait <= longestWait else { return false }
        try? await Task.sleep(for: wait + .milliseconds(500))
        answers = await runner.run(Self.back).transcript
      }
      switch answers["login"]?.response.status {
      case 200: return answers["back"]?.response.status == 200
      case 400, 401: return true
      default: return false
      }
    }

    /// Harmless where the password is the old one: then the login is refused.
    private static let back = Probe(
      needs: [.account, .intrusion],
      steps: { _ in
        [
          .send(ProbeRequest(.login, body: .otherCredentials), as: "login"),
          .send(
            ProbeRequest(.passwordChange, body: .passwordChange(from: .other, to: .known)),
            as: "back"),
        ]
      }, judge: { _ in .held(observed: "") })
  }

  extension Exchange {
    fileprivate var changedPassword: Bool {
      request.method == "POST" && response.status < 300
        && String(decoding: request.body, as: UTF8.self).contains("\"new_password1\"")
    }
  }
#endif
