/// What an answer says of a request that a sound server may refuse.
enum Reception: Hashable {
  /// The request was carried out (2xx).
  case taken
  /// The request was looked at and refused.
  case refused
  /// Neither: a limit, a missing route or a broken server says nothing of the request.
  case other
}

extension Exchange {
  /// The statuses of a server that has looked at a request and refuses it: malformed, not signed in
  /// and not allowed (RFC 9110 15.5.1, 15.5.2, 15.5.4).
  static let refusals: Set<Int> = [400, 401, 403]

  /// What the answer says of the request.
  var reception: Reception { reception(refusing: Self.refusals) }

  /// What the answer says, where these statuses refuse.
  func reception(refusing statuses: Set<Int>) -> Reception {
    if (200..<300).contains(response.status) { return .taken }
    return statuses.contains(response.status) ? .refused : .other
  }

  /// The judgement on an answer that is neither.
  var tellsNothing: Judgement { .unreachable("\(name) answered \(response.status)") }
}
