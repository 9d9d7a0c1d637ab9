#if Server
  import CountersignRules
  import CountersignSettings

  /// Sees to it that an experiment which changes the password leaves it as it was.
  struct PasswordRepair: Sendable {
    let runner: ProbeRunner

    /// How long a limit may keep it from being changed back.
    let longestWait: Duration

    /// Changes the password back where the experiment did not come to it, or nobody knows whether
    /// it did; false when it stays changed, or when nobody can tell.
    func mend(_ run: ProbeRun, of probe: Probe) async -> Bool {
      guard probe.mayHaveChangedPassword(run, runner.settings) else { return true }
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

  extension Probe {
    /// Whether a change was sent and not refused: a server may have made it whose answer was lost,
    /// or that broke afterwards (5xx).
    fileprivate func mayHaveChangedPassword(_ run: ProbeRun, _ settings: AuthSettings) -> Bool {
      let names = steps(settings).compactMap(\.passwordChange)
      return names.contains { $0 == run.unanswered }
        || run.transcript.exchanges.contains { exchange in
          names.contains(exchange.name) && !(400..<500).contains(exchange.response.status)
        }
    }
  }

  extension Probe.Step {
    /// The name of a step that sets another password than the known one; nil for every other.
    fileprivate var passwordChange: String? {
      guard case .send(let request, let name) = self,
        case .passwordChange(_, to: .other) = request.body
      else { return nil }
      return name
    }
  }
#endif
