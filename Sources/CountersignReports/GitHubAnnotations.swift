import CountersignSource

/// A record as workflow commands, which GitHub shows beside the lines of a change.
package struct GitHubAnnotations: Sendable {
  private let record: LintRecord

  /// Annotations of a record; accepted findings are left out.
  package init(_ record: LintRecord) {
    self.record = record
  }

  /// One command a line.
  package var text: String {
    record.profiles.flatMap(\.open).map { Self.command($0.diagnostic.redacted) + "\n" }.joined()
  }

  private static func command(_ diagnostic: Diagnostic) -> String {
    let (start, end) = (diagnostic.place.start, diagnostic.place.end)
    var properties = [
      ("file", diagnostic.place.source.name), ("line", "\(start.line)"),
      ("endLine", "\(end.line)"),
    ]
    // GitHub takes columns only within one line.
    if start.line == end.line {
      properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")]
    }
    properties.append(("title", diagnostic.slug))
    let list = properties.map { "\($0.0)=\(escaped($0.1, isProperty: true))" }
    let words = [diagnostic.message] + diagnostic.notes + (diagnostic.help.map { [$0] } ?? [])
    return "::\(name(diagnostic.severity)) \(list.joined(separator: ","))::"
      + escaped(words.joined(separator: "\n"), isProperty: false)
  }

  private static func name(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .advice: "notice"
    }
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where isProperty: escaped += "%3A"
      case "," where isProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
