/// One call an app makes in the life of a session, and how the server answers it.
package struct SessionCall: Hashable, Sendable {
  /// What the call is for, in the order in which a session makes them.
  package enum Step: String, Hashable, Sendable, CaseIterable {
    case login
    case data
    case refresh
    case logout
  }

  package var step: Step
  package var url: WebURL
  package var method: String
  package var headers: [RequestHeader]
  /// The names of the cookies without which the call fails.
  package var needs: [String]
  package var answer: ServerAnswer

  package init(
    _ step: Step, _ url: WebURL, method: String, headers: [RequestHeader] = [],
    needs: [String] = [], answer: ServerAnswer
  ) {
    self.step = step
    self.url = url
    self.method = method
    self.headers = headers
    self.needs = needs
    self.answer = answer
  }
}
