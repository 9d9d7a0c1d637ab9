/// The slugs that reading a document can report.
package enum Slug {
  /// The text is not YAML: syntax, an undefined alias, an unclosed bracket, a bad escape.
  package static let documentMalformed = "document-malformed"
  /// The document crosses a limit or uses what is refused for safety.
  package static let documentHostile = "document-hostile"
  /// A map has one key twice.
  package static let keyDuplicated = "key-duplicated"
  /// A value is not what it looks like, or there is none.
  package static let valueInvalid = "value-invalid"
  /// Other readers see something else.
  package static let scalarAmbiguous = "scalar-ambiguous"
}
