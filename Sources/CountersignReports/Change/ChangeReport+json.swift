package import CountersignProfile
import CountersignRules
import CountersignSource

extension ChangeReport {
  /// The report for programs.
  package static func json(of change: ProfileChange) -> JSONValue {
    .members([
      "version": .number(1),
      "settings": .array(change.settings.map(setting)),
      "sessions": sessions(change.sessions),
      "cookies": .array(change.cookies.map(cookie)),
      "opened": .array(change.opened.map(finding)),
      "closed": .array(change.closed.map(finding)),
    ])
  }

  private static func setting(_ setting: ProfileChange.Setting) -> JSONValue {
    .members([
      "field": .string(setting.field),
      "old": .string(setting.old), "new": .string(setting.new),
      "old_place": text(setting.oldPlace), "new_place": text(setting.newPlace),
    ])
  }

  private static func sessions(_ fate: SessionFate) -> JSONValue {
    .members([
      "outcome": .string("\(fate.outcome)"),
      "access_seconds": .number(Int(fate.accessLifetime.components.seconds)),
      "access_lost": reasons(fate.access), "refresh_lost": reasons(fate.refresh),
      "notes": reasons(fate.notes),
    ])
  }

  private static func reasons(_ reasons: [SessionFate.Reason]) -> JSONValue {
    .array(
      reasons.map { .members(["field": .string($0.field), "message": .string($0.message)]) })
  }

  private static func cookie(_ fate: CookieFate) -> JSONValue {
    .members([
      "kind": .string(fate.kind), "name": .string(fate.name), "domain": text(fate.domain),
      "path": .string(fate.path), "outcome": .string(fate.outcome.rawValue),
      "kept": .array(fate.kept.map { .string($0) }),
    ])
  }

  private static func finding(_ finding: LintFinding) -> JSONValue {
    let diagnostic = finding.diagnostic.redacted
    let place = diagnostic.place
    return .members([
      "rule": .string(diagnostic.slug), "severity": .string(diagnostic.severity.rawValue),
      "field": .string(finding.field), "message": .string(diagnostic.message),
      "file": .string(place.source.name), "line": .number(place.start.line),
    ])
  }

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
