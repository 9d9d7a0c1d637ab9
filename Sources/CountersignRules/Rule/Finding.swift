package import CountersignSource

/// What a rule found.
package struct Finding: Sendable {
  /// The fact, in lower case, without a full stop.
  package var message: String

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

  /// Creates a finding at a field.
  package init(
    _ message: String, at field: String, place: Place? = nil, atMost ceiling: Severity? = nil,
    fix: Fix? = nil, related: [Diagnostic.Related] = []
  ) {
    self.message = message
    self.field = field
    self.place = place
    self.ceiling = ceiling
    self.fix = fix
    self.related = related
  }

  /// Says that the rule cannot be decided at a field because a fact is not at hand.
  package static func undecided(
    _ message: String, at field: String, place: Place? = nil
  ) -> Finding {
    var finding = Finding(message, at: field, place: place, atMost: .advice)
    finding.isUndecided = true
    return finding
  }
}
