import CountersignSource

/// A diagnostic in the form of a compiler: `file:line:column: error: message`.
enum CompilerMessage {
  /// The lines of a diagnostic: the fact first, then notes with the reasons and the cure.
  ///
  /// Advice is a note by itself, because compilers know nothing less than a warning.
  static func lines(_ diagnostic: Diagnostic) -> [String] {
    let diagnostic = diagnostic.redacted
    let kind =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .advice: "note"
      }
    var lines = [line(diagnostic.place, kind, "\(diagnostic.message) [\(diagnostic.slug)]")]
    guard diagnostic.severity != .advice else { return lines }
    lines += diagnostic.related.map { line($0.place, "note", $0.message) }
    let reasons = diagnostic.notes + (diagnostic.help.map { ["help: \($0)"] } ?? [])
    return lines + reasons.map { line(diagnostic.place, "note", $0) }
  }

  private static func line(_ place: Place, _ kind: String, _ message: String) -> String {
    let start = place.start
    return Visible.text("\(place.source.name):\(start.line):\(start.column): \(kind): \(message)")
  }
}
