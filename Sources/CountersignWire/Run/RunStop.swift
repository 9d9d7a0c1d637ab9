#if Server
  import CountersignRules

  /// Why an experiment ends before its last step.
  enum RunStop: Error, Hashable, Sendable {
    /// The target has no account.
    case noAccount
    /// The target has no second account.
    case noSecondAccount
    /// The experiment would disturb other users, and in which ways.
    case intrusive(Set<Probe.Disturbance>)
    /// Nobody can move the clock and the wait is longer than the runner's patience.
    case waiting(seconds: Int64)
    /// Nobody knows where the server is asked without TLS.
    case noPlainPort
    /// The profile does not mount this route.
    case unmounted(route: String)
    /// An earlier answer did not set the cookie that this step sends.
    case missing(cookie: String, exchange: String)
    /// The cookie holds no token to forge.
    case noToken(cookie: String)
    /// An earlier answer published no key.
    case noKeys(exchange: String)
    /// Nobody here has the key that is to sign.
    case noSigner
    /// Nobody can change the account as an operator would.
    case noOperator
    /// The server is reached as one process only.
    case oneWorkerOnly
    /// The server speaks no TLS here.
    case noTLS
    /// Requests from a second address cannot be sent from here.
    case oneAddressOnly
    /// A page's origin is none.
    case badOrigin(String)
    /// A step's request brought no answer.
    case wire(step: String, WireFailure)
  }

  extension RunStop: CustomStringConvertible {
    /// The fact in lower case without a full stop, fit for a report.
    var description: String {
      switch self {
      case .noAccount: "needs an account"
      case .noSecondAccount: "needs a second account"
      case .intrusive(let ways):
        ways.isEmpty
          ? "skipped: intrusive"
          : "skipped: intrusive (\(ways.map(\.rawValue).sorted().joined(separator: ", ")))"
      case .waiting(let seconds): "needs \(seconds) s of waiting"
      case .noPlainPort: "needs the place where plain http would be spoken"
      case .unmounted(let route): "the profile does not mount `\(route)`"
      case .missing(let cookie, let exchange): "`\(exchange)` set no cookie `\(cookie)`"
      case .noToken(let cookie): "the cookie `\(cookie)` holds no token"
      case .noKeys(let exchange): "`\(exchange)` published no key"
      case .noSigner: "needs a key that the server's owner has"
      case .noOperator: "needs an operator"
      case .oneWorkerOnly: "needs a second process of the server"
      case .noTLS: "the server speaks no TLS here"
      case .oneAddressOnly: "needs a second client address"
      case .badOrigin(let origin): "`\(origin)` is no origin"
      case .wire(let step, let failure): "\(step): \(failure)"
      }
    }
  }

  extension RunStop {
    /// What kept an answer from coming; nil for other reasons.
    var failure: WireFailure? {
      if case .wire(_, let failure) = self { failure } else { nil }
    }

    /// The step whose answer failed to come; nil for other reasons.
    var step: String? {
      if case .wire(let step, _) = self { step } else { nil }
    }
  }
#endif
