/// One complaint about one place of a text.
package struct Diagnostic: Hashable, Sendable {
  /// A second place that the complaint is about, with its label.
  package struct Related: Hashable, Sendable {
    /// Where.
    package var place: Place
    /// A short label, such as "first value".
    package var message: String

    /// A label on a place.
    package init(place: Place, message: String) {
      self.place = place
      self.message = message
    }
  }

  /// How much it weighs.
  package var severity: Severity
  /// The rule that speaks, such as `cookie-not-httponly`.
  package var slug: String
  /// The fact in one line: lower case, no full stop, keys in backticks.
  package var message: String
  /// What the caret points at.
  package var place: Place
  /// Further places, in the same file or another.
  package var related: [Related]
  /// Reasons and authorities, each printed as a `note:`.
  package var notes: [String]
  /// The cure; nil when there is nothing to add to the message.
  package var help: String?
  /// The edits that remove the diagnostic; nil when only the author can.
  package var fix: Fix?

  /// A diagnostic from its parts.
  package init(
    _ severity: Severity, _ slug: String, _ message: String, at place: Place,
    related: [Related] = [], notes: [String] = [], help: String? = nil, fix: Fix? = nil
  ) {
    self.severity = severity
    self.slug = slug
    self.message = message
    self.place = place
    self.related = related
    self.notes = notes
    self.help = help
    self.fix = fix
  }
}
