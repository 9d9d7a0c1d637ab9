package import CountersignSource

/// A finding of a rule, with the field that it is about.
package struct LintFinding: Sendable, Hashable {
  /// The field, such as `cookies.access.secure`.
  package var field: String

  /// Whether the rule could not be decided for want of a fact; then it is no complaint.
  package var isUndecided: Bool

  /// The reason of the suppression that accepts it; nil when none does.
  package var suppression: String?

  /// The finding as it is printed; its slug is the rule's.
  package var diagnostic: Diagnostic
}
