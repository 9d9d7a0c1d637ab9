#if Server
  import CoreMetrics
  import Synchronization

  /// What the server counts and measures.
  ///
  /// The handles are made once and kept: asking a factory for them takes a lock and several texts.
  final class ServerMetrics: Sendable {
    private struct Answer: Hashable {
      let endpoint: Endpoint?
      let status: Int
    }

    private struct Event: Hashable {
      let label: String
      let dimension: String
      let value: String
    }

    private struct Handles {
      var requests: [Answer: Counter] = [:]
      var times: [Endpoint?: Timer] = [:]
      var events: [Event: Counter] = [:]
    }

    private let factory: any MetricsFactory
    private let handles = Mutex(Handles())

    init(_ factory: any MetricsFactory) {
      self.factory = factory
    }

    /// Counts an answer and the time that it took; `endpoint` nil is what is not the profile's.
    func noteRequest(at endpoint: Endpoint?, status: Int, time: Duration) {
      let (counter, timer) = handles.withLock { handles in
        (
          self.counter(Answer(endpoint: endpoint, status: status), &handles),
          self.timer(endpoint, &handles)
        )
      }
      counter.increment()
      timer.recordNanoseconds(time.nanoseconds)
    }

    /// Counts how a login, a refresh or a rate ended; `refusal` nil for a granted request.
    func noteOutcome(at endpoint: Endpoint, refusal: Refusal?) {
      switch refusal {
      case .throttled: count("countersign_throttled", "route", endpoint.label)
      case .busy: count("countersign_hash_queue_full", "route", endpoint.label)
      default: break
      }
      switch endpoint {
      case .login: count("countersign_logins", "outcome", refusal?.loginOutcome ?? "granted")
      case .refresh:
        count("countersign_refreshes", "outcome", refusal?.refreshOutcome ?? "granted")
      default: break
      }
    }

    /// Sets what is measured when somebody looks.
    func setGauges(sessions: Int?, hashQueue: Int) {
      if let sessions {
        Gauge(label: "countersign_sessions_live", factory: factory).record(sessions)
      }
      Gauge(label: "countersign_hash_queue", factory: factory).record(hashQueue)
    }

    private func count(_ label: String, _ dimension: String, _ value: String) {
      let event = Event(label: label, dimension: dimension, value: value)
      let counter = handles.withLock { handles in
        if let counter = handles.events[event] { return counter }
        let counter = Counter(label: label, dimensions: [(dimension, value)], factory: factory)
        handles.events[event] = counter
        return counter
      }
      counter.increment()
    }

    private func counter(_ answer: Answer, _ handles: inout Handles) -> Counter {
      if let counter = handles.requests[answer] { return counter }
      let counter = Counter(
        label: "countersign_http_requests",
        dimensions: [
          ("route", Endpoint.label(of: answer.endpoint)), ("status", String(answer.status)),
        ], factory: factory)
      handles.requests[answer] = counter
      return counter
    }

    private func timer(_ endpoint: Endpoint?, _ handles: inout Handles) -> Timer {
      if let timer = handles.times[endpoint] { return timer }
      let timer = Timer(
        label: "countersign_http_request_duration",
        dimensions: [("route", Endpoint.label(of: endpoint))], factory: factory)
      handles.times[endpoint] = timer
      return timer
    }
  }

  extension Refusal {
    /// How a login ended that was not granted.
    fileprivate var loginOutcome: String {
      switch self {
      case .fields(let errors): errors == .deniedLogin ? "failed" : "invalid"
      case .throttled: "throttled"
      case .busy: "busy"
      case .csrf: "forged"
      default: "refused"
      }
    }

    /// How a refresh ended that was not granted.
    fileprivate var refreshOutcome: String {
      switch self {
      case .token(.expired): "expired"
      case .token(.revoked): "revoked"
      case .token(.replayed): "replayed"
      case .token: "invalid"
      case .refreshTokenMissing: "missing"
      case .throttled: "throttled"
      case .csrf: "forged"
      case .accountInactive: "account"
      default: "refused"
      }
    }
  }
#endif
