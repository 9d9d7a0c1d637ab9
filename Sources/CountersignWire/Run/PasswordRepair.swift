#if Server
  import CountersignRules

  /// Sees to it that an experiment which changes the password leaves it as it was.
  struct PasswordRepair: Sendable {
    let runner: ProbeRunner

    /// Changes the password back where the experiment did not come to it; false when it stays
    /// changed.
    func mend(_ run: ProbeRun, of probe: Probe) async -> Bool {
      guard probe.disturbances(runner.settings).contains(.changesPassword),
        run.transcript.exchanges.contains(where: \.changedPassword)
      else { return true }
      let answers = await runner.run(Self.back).transcript
      guard answers["login"]?.response.status == 200 else { return true }
      return answers["back"]?.response.status == 200
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
