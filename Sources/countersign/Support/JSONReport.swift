import CountersignRules
import CountersignSource

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `lint --format json` prints.
struct LintReport: Encodable {
  /// One profile.
  struct Profile: Encodable, Sendable {
    var path: String
    var judged: Bool
    var diagnostics: [DiagnosticRecord]

    init(_ judgment: Judgment) {
      path = judgment.path
      judged = judgment.profile != nil
      diagnostics =
        judgment.complaints.map { DiagnosticRecord($0) }
        + judgment.findings.map { DiagnosticRecord($0.diagnostic, field: $0.field) }
    }
  }

  var version = 1
  var profiles: [Profile]
}

/// JSON for people and programs: sorted keys, two spaces.
enum JSONReport {
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
