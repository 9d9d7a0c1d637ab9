/// One reason for which an app does not get a working session.
package enum SessionFault: Hashable, Sendable {
  /// The server's cookie is not stored.
  case cookieRefused(name: String, SessionCall.Step, Clause)
  /// A cookie the call needs is stored and does not go along.
  case cookieWithheld(name: String, SessionCall.Step, Clause)
  /// The call never reaches the server.
  case preflightFails(SessionCall.Step, Clause)
  /// The call is carried out, and the app cannot read the answer.
  case answerHidden(SessionCall.Step, Clause)
  /// The cookie to revoke does not reach the logout, or the logout does not delete it.
  case logoutCannotRevoke(name: String, Clause)

  /// The clause that decided.
  package var clause: Clause {
    switch self {
    case .cookieRefused(_, _, let clause), .cookieWithheld(_, _, let clause),
      .preflightFails(_, let clause), .answerHidden(_, let clause),
      .logoutCannotRevoke(_, let clause):
      clause
    }
  }

  /// The call at which it shows.
  package var step: SessionCall.Step {
    switch self {
    case .cookieRefused(_, let step, _), .cookieWithheld(_, let step, _),
      .preflightFails(let step, _), .answerHidden(let step, _):
      step
    case .logoutCannotRevoke: .logout
    }
  }

  /// The word a report names the kind of fault by.
  package var verdict: String {
    switch self {
    case .cookieRefused: "cookie-refused"
    case .cookieWithheld: "cookie-withheld"
    case .preflightFails: "preflight-fails"
    case .answerHidden: "answer-hidden"
    case .logoutCannotRevoke: "logout-cannot-revoke"
    }
  }
}
