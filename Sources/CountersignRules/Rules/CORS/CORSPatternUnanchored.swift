import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A pattern for origins that lets strangers in.
  static let corsPatternUnanchored = Rule(
    slug: "cors-pattern-unanchored",
    checklist: [.cors],
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "a pattern for origins also matches origins of strangers",
    rationale: """
      A dot without a backslash stands for any letter, so an attacker registers a name that \
      differs by that letter. A pattern without `^` and `$` lets names through that only begin or \
      end like yours, wherever it is matched against a part of the text.
      """,
    remedy: "write `^` before and `$` after the pattern, and `\\.` for each dot",
    references: [.asvs("3.4.2"), .cheatSheet("REST Security"), .cwe(625), .cwe(777)],
    exceptions: """
      The server and the Django settings made here match the whole origin, so missing anchors \
      alone are only a warning: other servers would take the pattern for a part.
      """,
    bad: [
      Example(
        """
        cors:
          allowed_origin_patterns: [▸'https://app.acme-shop.de'◂]
        """),
      Example(
        """
        cors:
          allowed_origin_patterns:
            - '^https://www\\.acme-shop\\.de$'
            - ▸'^https://(app|blog)\\.acme-shop\\..*$'◂
        """),
    ],
    good: [
      Example(
        """
        cors:
          allowed_origin_patterns: ['^https://app\\.acme-shop\\.de$']
        """),
      Example(
        """
        cors: # what a look-ahead excludes is not judged, its ends are
          allowed_origin_patterns: ['^https://(?!x)[a-z]+\\.acme-stores\\.de$']
        """),
      Example(
        """
        cors: { allowed_origin_patterns: ['^https://preview-[0-9]{1,4}\\.acme-shop\\.de\\Z'] }
        """),
    ],
    check: { profile, report in
      let field = "cors.allowed_origin_patterns"
      for (number, text) in profile.settings.cors.allowedOriginPatterns.enumerated() {
        let pattern = OriginPattern(text)
        guard let looseness = Looseness(of: pattern) else { continue }
        report(
          Finding(
            looseness.message, at: field, place: profile.place(of: field, item: number),
            atMost: looseness.isExploitable ? nil : .warning,
            fix: pattern.anchored.map { anchored in
              profile.fix(
                field, item: number, to: "'\(anchored.replacing("'", with: "''"))'", .safe)
            }))
      }
    },
    proof: .probe(
      Probe(
        steps: { OriginTrial.loosePatterns(of: $0).steps },
        judge: { OriginTrial.loosePatterns(of: $0.settings).judgeStrangers($0) })))
}

/// What is loose in a pattern.
private struct Looseness {
  var message: String
  /// Whether a browser can come from an origin that it lets through.
  var isExploitable: Bool

  /// Nil for a tight pattern.
  init?(of pattern: OriginPattern) {
    if pattern.isReadable, pattern.hasBareDot || pattern.hasRun {
      isExploitable = true
      message =
        pattern.stranger.map { "the pattern `\(pattern.text)` also matches \($0)" }
        ?? "the pattern `\(pattern.text)` has a `.` that stands for any character"
    } else if !pattern.isBoundAtEnd {
      isExploitable = false
      let stranger = pattern.sample().map { $0 + ".evil.invalid" } ?? "longer origins"
      message = "without `$`, the pattern `\(pattern.text)` also matches \(stranger)"
    } else if !pattern.isBoundAtStart {
      isExploitable = false
      message = "without `^`, the pattern `\(pattern.text)` also matches texts that end like it"
    } else {
      return nil
    }
  }
}

extension OriginPattern {
  /// An origin of somebody else that the pattern lets through by a dot; nil when none was found.
  fileprivate var stranger: String? {
    [sample(dot: "x"), sample(run: "evil.invalid"), sample(dot: "x", run: "evil.invalid")]
      .compactMap { $0 }.first { accepts($0) && ListedOrigin.host(of: $0) != nil && $0 != sample() }
  }

  /// The pattern with anchors and with backslashes before its dots; nil where that is not all.
  fileprivate var anchored: String? {
    guard isReadable, isSingle, !hasRun else { return nil }
    var result = isBoundAtStart ? "" : "^"
    var isEscaped = false
    var isInSet = false
    for character in text {
      if character == ".", !isEscaped, !isInSet { result.append("\\") }
      if !isEscaped, character == "[" { isInSet = true }
      if !isEscaped, character == "]" { isInSet = false }
      isEscaped = !isEscaped && character == "\\"
      result.append(character)
    }
    return isBoundAtEnd ? result : result + "$"
  }
}

extension OriginTrial {
  /// Pages of strangers that a loose pattern lets in, and of one that appends to an app's name.
  fileprivate static func loosePatterns(of settings: AuthSettings) -> OriginTrial {
    let strangers = settings.cors.allowedOriginPatterns.compactMap { OriginPattern($0).stranger }
    let app = settings.site.apps.first?.origin ?? settings.site.api
    return OriginTrial(readers: strangers + [app + ".evil.invalid"])
  }
}
