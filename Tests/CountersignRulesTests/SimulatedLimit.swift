import CountersignRules
import CountersignSettings

/// A server that does nothing but count: a window slides, and refused requests do not count.
struct SimulatedLimit {
  let endpoint: ProbeRequest.Endpoint
  let rate: AuthSettings.Rate
  private var now = Duration.zero
  private var times: [Duration] = []
  private(set) var transcript: Transcript

  init(of rate: AuthSettings.Rate, at endpoint: ProbeRequest.Endpoint, _ settings: AuthSettings) {
    self.rate = rate
    self.endpoint = endpoint
    transcript = Transcript(settings: settings)
  }

  /// Carries out the steps of a probe and judges them.
  mutating func judgement(of probe: Probe) -> Judgement {
    for step in probe.steps(transcript.settings) {
      switch step {
      case .send(let request, let name): answer(request, name)
      case .flood(let request, let times, let name), .parallel(let request, let times, let name):
        for number in 1...times { answer(request, "\(name).\(number)") }
      case .advance(let time): now += time
      case .operate, .handshake, .forgetCookies: break
      }
    }
    return probe.judge(transcript)
  }

  private mutating func answer(_ request: ProbeRequest, _ name: String) {
    var status = request.body == .wrongPassword ? 400 : 200
    if request.endpoint == endpoint {
      times.removeAll { $0 <= now - rate.period }
      if times.count < rate.count { times.append(now) } else { status = 429 }
    }
    transcript.exchanges.append(
      Exchange(
        name: name,
        request: .init(method: "POST", url: "https://api.acme-shop.de/\(name)", headers: []),
        response: .init(status: status, headers: [])))
  }
}
