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

  /// Creates a finding at a field.
  package init(
    _ message: String, at field: String, place: Place? = nil, atMost ceiling: Severity? = nil,
    fix: Fix? = nil
  ) {
    self.message = message
    self.field = field
    self.place = place
    self.ceiling = ceiling
    self.fix = fix
  }
}
