import CountersignProfile
import CountersignRules
import CountersignSource

/// A change of profile as text, JSON or Markdown.
package struct ChangeReport: Sendable {
  private let change: ProfileChange
  private let old: String
  private let new: String

  /// A report.
  ///
  /// - Parameters:
  ///   - change: The change.
  ///   - old: The path of the profile that is in force.
  ///   - new: The path of the profile that takes its place.
  package init(_ change: ProfileChange, old: String, new: String) {
    self.change = change
    self.old = old
    self.new = new
  }

  /// The report for people, in lines.
  package var text: String {
    var lines = ["\(Visible.text(old)) → \(Visible.text(new))"]
    for part in parts {
      lines += ["", "\(part.name): \(part.summary)"] + part.rows.map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report as a page of Markdown, for a comment on a change.
  package var markdown: String {
    var blocks = ["## \(MarkdownCell.text(old)) → \(MarkdownCell.text(new))"]
    for part in parts {
      blocks.append("**\(part.name):** \(MarkdownCell.text(part.summary))")
      guard !part.rows.isEmpty else { continue }
      blocks.append(part.rows.map { "- " + MarkdownCell.text($0) }.joined(separator: "\n"))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private struct Part {
    var name: String
    var summary: String
    var rows: [String]
  }

  private var parts: [Part] {
    [
      Part(
        name: "settings",
        summary: change.settings.isEmpty ? "none changed" : "\(change.settings.count) changed",
        rows: change.settings.map(Self.row)),
      Part(name: "sessions", summary: change.sessions.summary, rows: change.sessions.rows),
      Part(name: "cookies", summary: cookieSummary, rows: change.cookies.map(\.row)),
      Part(
        name: "attacks",
        summary: "\(change.opened.count) open, \(change.closed.count) close",
        rows: change.opened.map { Self.row("opens ", $0) }
          + change.closed.map { Self.row("closes", $0) }),
    ]
  }

  private var cookieSummary: String {
    let count = change.cookies.count(where: \.isOrphaned)
    return count == 0 ? "none is left behind" : "\(count) left behind"
  }

  private static func row(_ setting: ProfileChange.Setting) -> String {
    let places = "\(setting.oldPlace ?? "default") → \(setting.newPlace ?? "default")"
    return Visible.text("\(setting.field): \(setting.old) → \(setting.new)  (\(places))")
  }

  private static func row(_ word: String, _ finding: LintFinding) -> String {
    "\(word)  \(DiagnosticRenderer().line(finding.diagnostic))"
  }
}

extension SessionFate {
  /// The outcome in words.
  fileprivate var summary: String {
    guard outcome == .expires else { return outcome.rawValue }
    return "\(outcome.rawValue), after \(accessLifetime.spelling) at the latest"
  }

  fileprivate var rows: [String] {
    access.map { "access token lost, \($0.field): \($0.message)" }
      + refresh.map { "refresh token lost, \($0.field): \($0.message)" }
      + notes.map { "note, \($0.field): \($0.message)" }
  }
}

extension CookieFate {
  /// Name, domain and path, as in a Set-Cookie line.
  package var identity: String {
    "`\(name)`; " + (domain.map { "Domain=\($0); " } ?? "") + "Path=\(path)"
  }

  fileprivate var row: String {
    let words =
      switch outcome {
      case .replaced where kept.isEmpty: "stays the same cookie"
      case .replaced: "keeps \(kept.joined(separator: ", ")) until it is set anew"
      case .retired: "is deleted where it is seen"
      case .orphaned: "is left behind; add \(entry) to `cookies.retired`"
      }
    return Visible.text("\(kind) cookie \(identity) \(words)")
  }

  /// The entry of `cookies.retired` that would delete it.
  private var entry: String {
    let scope = domain.map { "domain: \($0), " } ?? ""
    return "`{ name: \(name), \(scope)path: \(path), until: \"YYYY-MM-DD\" }`"
  }
}
