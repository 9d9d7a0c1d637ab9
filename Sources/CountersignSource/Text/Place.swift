/// A stretch of one particular text.
///
/// Two places are equal when they lie in the same `SourceText` object, not merely in equal texts.
package struct Place: Hashable, Sendable {
  /// The text that the range counts in.
  package var source: SourceText
  /// The stretch, in UTF-8 bytes.
  package var range: SourceRange

  /// A place from a text and a range in it.
  package init(source: SourceText, range: SourceRange) {
    self.source = source
    self.range = range
  }

  /// Where the stretch begins.
  package var start: Position { source.position(at: range.lower) }
  /// Where the stretch ends, one column after its last scalar.
  package var end: Position { source.position(at: range.upper) }
  /// The text of the stretch.
  package var text: String { source.text(in: range) }
  /// The text of the stretch without what its source conceals.
  package var visibleText: String { source.concealment.redacted(text) }

  package static func == (left: Place, right: Place) -> Bool {
    left.source === right.source && left.range == right.range
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(source))
    hasher.combine(range)
  }
}
