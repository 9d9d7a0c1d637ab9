/// A diagnostic with its places resolved to lines and columns, for JSON and other machine formats.
package struct DiagnosticRecord: Codable, Hashable, Sendable {
  /// A stretch of a file.
  package struct Location: Codable, Hashable, Sendable {
    /// The file as the user named it.
    package var file: String
    /// From 1, in Unicode scalars.
    package var line: Int
    package var column: Int
    /// The end, one column after the last scalar.
    package var endLine: Int
    package var endColumn: Int
    /// The first byte, from 0, and the number of bytes.
    package var byteOffset: Int
    package var byteLength: Int

    /// The location of a place.
    package init(_ place: Place) {
      let start = place.start
      let end = place.end
      file = place.source.name
      (line, column, endLine, endColumn) = (start.line, start.column, end.line, end.column)
      byteOffset = place.range.lower
      byteLength = place.range.count
    }
  }

  /// A second place.
  package struct Related: Codable, Hashable, Sendable {
    package var location: Location
    package var message: String
  }

  /// One replacement.
  package struct Edit: Codable, Hashable, Sendable {
    package var location: Location
    package var replacement: String
  }

  /// A fix with its edits; `safety` is `safe` or `unsafe`.
  package struct Fix: Codable, Hashable, Sendable {
    package var title: String
    package var safety: String
    package var edits: [Edit]
  }

  package var severity: String
  package var slug: String
  package var message: String
  /// The setting that a rule judged, such as `cookies.access.secure`; nil for what reading found.
  package var field: String?
  /// Why the finding does not count; nil when it does.
  package var acceptance: String?
  package var location: Location
  package var related: [Related]
  package var notes: [String]
  package var help: String?
  package var fix: Fix?

  /// The record of a diagnostic, redacted where its texts conceal something.
  package init(_ diagnostic: Diagnostic, field: String? = nil, acceptance: String? = nil) {
    let diagnostic = diagnostic.redacted
    self.field = field
    self.acceptance = acceptance
    severity = diagnostic.severity.rawValue
    slug = diagnostic.slug
    message = diagnostic.message
    location = Location(diagnostic.place)
    related = diagnostic.related.map {
      Related(location: Location($0.place), message: $0.message)
    }
    notes = diagnostic.notes
    help = diagnostic.help
    fix = diagnostic.fix.map { fix in
      Fix(
        title: fix.title, safety: fix.safety.rawValue,
        edits: fix.edits.map { Edit(location: Location($0.place), replacement: $0.replacement) })
    }
  }
}
