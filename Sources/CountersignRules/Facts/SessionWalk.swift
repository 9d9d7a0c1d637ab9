import CountersignProfile
import CountersignSettings

/// A session that is kept alive by refreshing, until it has a certain age.
struct SessionWalk: Sendable {
  /// The time between two refreshes, shorter than a refresh token lives.
  let stride: Duration

  /// How many refreshes there are.
  let count: Int

  /// Plans refreshes until a session under these settings is older than `age`, but not more than a
  /// runner can be asked for.
  init(past age: Duration, _ settings: AuthSettings) {
    let lifetime = settings.tokens.refreshLifetime
    let unused = min(lifetime, settings.session.idleLifetime ?? lifetime)
    stride = max(.seconds(1), min(.seconds(unused.components.seconds * 9 / 10), age + .seconds(1)))
    let needed = age.components.seconds / stride.components.seconds + 1
    count = Int(min(needed, 80))
  }

  /// The steps, whose exchanges are `name.1`, `name.2` ….
  func steps(as name: String) -> [Probe.Step] {
    (1...max(count, 1)).flatMap { number -> [Probe.Step] in
      [.advance(stride), .send(ProbeRequest(.refresh), as: "\(name).\(number)")]
    }
  }

  /// How old the session is at a refresh, counted from 1.
  func age(at number: Int) -> Duration { stride * number }

  /// Judges the refreshes: revealed when the last one, past `age`, still worked.
  func judge(_ refreshes: [Exchange], past age: Duration) -> Judgement {
    guard let last = refreshes.last else { return .unreachable("the session was never refreshed") }
    if let refused = refreshes.firstIndex(where: { $0.response.status != 200 }) {
      let status = refreshes[refused].response.status
      guard status == 401 else { return .unreachable("a refresh answered \(status)") }
      return .held(
        observed: "a refresh is refused \(self.age(at: refused + 1).spelling) after login")
    }
    let reached = self.age(at: refreshes.count)
    guard reached > age else {
      return .unreachable("the refresh tokens live too briefly to reach \(age.spelling)")
    }
    return .revealed(
      Evidence(
        "\(reached.spelling) after login a refresh still works",
        bytes: ["refresh \(refreshes.count): \(last.summary)"]))
  }
}
