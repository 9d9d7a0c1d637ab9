#if Server
  import CountersignRules
  import Synchronization

  /// The CSRF tokens that a server has handed out: a browser asks once and comes back with the
  /// cookie, so the experiments on one server do, too, and use up its limits no faster.
  final class TokenMemory: Sendable {
    /// A question for a token and its answer.
    struct Answer: Sendable {
      let message: OutgoingMessage
      let response: CountersignRules.Exchange.Response
    }

    private let answers = Mutex<[ProbeRequest: Answer]>([:])

    /// The answer to a question; nil when it was not asked yet.
    func answer(to question: ProbeRequest) -> Answer? {
      answers.withLock { $0[question] }
    }

    /// Keeps an answer that went well.
    func keep(_ answer: Answer, to question: ProbeRequest) {
      guard answer.response.status == 200 else { return }
      answers.withLock { $0[question] = answer }
    }
  }
#endif
