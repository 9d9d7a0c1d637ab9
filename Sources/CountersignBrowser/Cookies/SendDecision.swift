/// Whether one stored cookie goes with a request or shows in `document.cookie`, and why.
package struct SendDecision: Hashable, Sendable {
  package let cookie: StoredCookie
  package let verdict: Verdict

  package var isSent: Bool { verdict.isYes }
}
