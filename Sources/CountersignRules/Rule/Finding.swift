package import CountersignSource

/// What a rule found.
package struct Finding: Sendable {
  /// The fact, in lower case, without a full stop.
  package var message: String { wording.text }

  /// The field that is to blame, such as `cookies.access.secure`.
  package var field: String

  /// Where, when it is not the field's value.
  package var place: Place?

  /// The most that this finding weighs, when it is less than the rule's severity.
  package var ceiling: Severity?

  /// Edits that mend it.
  package var fix: Fix?

  /// Further places that it is about, such as the same field of another profile.
  package var related: [Diagnostic.Related]

  /// Whether the rule lacks a fact and cannot say yes or no.
  package private(set) var isUndecided = false

  private let wording: Wording

  /// Creates a finding at a field.
  package init(
    _ message: String, at field: String, place: Place? = nil, atMost ceiling: Severity? = nil,
    fix: Fix? = nil, related: [Diagnostic.Related] = []
  ) {
    self.init(.text(message), field, place, ceiling, fix, related)
  }

  private init(
    _ wording: Wording, _ field: String, _ place: Place?, _ ceiling: Severity?, _ fix: Fix?,
    _ related: [Diagnostic.Related]
  ) {
    self.wording = wording
    self.field = field
    self.place = place
    self.ceiling = ceiling
    self.fix = fix
    self.related = related
  }

  /// Says that the rule cannot be decided at a field because a fact is not at hand.
  ///
  /// Such findings are mostly counted and not told: the message is made when it is asked for.
  package static func undecided(
    _ message: @escaping @autoclosure @Sendable () -> String, at field: String, place: Place? = nil
  ) -> Finding {
    var finding = Finding(.deferred(message), field, place, .advice, nil, [])
    finding.isUndecided = true
    return finding
  }

  private enum Wording {
    case text(String)
    case deferred(@Sendable () -> String)

    var text: String {
      switch self {
      case .text(let text): text
      case .deferred(let make): make()
      }
    }
  }
}
