package import CountersignSettings

extension Probe {
  /// Something that other users of a server, or the owner of the account, would feel.
  package enum Disturbance: String, Sendable, Hashable, CaseIterable {
    /// Logins with a wrong password or a made-up name: they count against limits and lockouts.
    case guesses = "guesses passwords"
    /// More than 20 requests in a row.
    case floods = "floods"
    /// Requests at once that race each other.
    case races = "races requests"
    /// A new password of the account, for a moment.
    case changesPassword = "changes the password"
    /// Other rights of the account, for good.
    case changesAccount = "changes the account"
  }

  /// What the steps for a server with these settings disturb, read from the steps themselves.
  package func disturbances(_ settings: AuthSettings) -> Set<Disturbance> {
    let steps = steps(settings)
    var found = Set(steps.flatMap(\.disturbances))
    if steps.reduce(0, { $0 + $1.requests }) > 20 { found.insert(.floods) }
    return found
  }

  /// Whether the experiment is never made against a server that others use, unless it is allowed.
  package func isIntrusive(_ settings: AuthSettings) -> Bool {
    needs.contains(.intrusion) || !disturbances(settings).isEmpty
  }
}

extension Probe.Step {
  fileprivate var requests: Int {
    switch self {
    case .send: 1
    case .flood(_, let times, _), .parallel(_, let times, _): times
    case .handshake: 1
    case .advance, .operate, .forgetCookies: 0
    }
  }

  fileprivate var disturbances: [Probe.Disturbance] {
    switch self {
    case .send(let request, _), .flood(let request, _, _): request.disturbances
    case .parallel(let request, _, _): request.disturbances + [.races]
    case .operate: [.changesAccount]
    case .advance, .handshake, .forgetCookies: []
    }
  }
}

extension ProbeRequest {
  fileprivate var disturbances: [Probe.Disturbance] {
    switch body {
    case .wrongPassword: [.guesses]
    case .json(let text) where endpoint == .login && text.contains("\"password\""): [.guesses]
    case .passwordChange: [.changesPassword]
    case .none, .credentials, .secondCredentials, .credentialsForm, .otherCredentials, .json,
      .token:
      []
    }
  }
}
