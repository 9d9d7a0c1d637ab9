import CountersignReports
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

    init(_ record: LintRecord.Profile) {
      path = record.path
      judged = record.isJudged
      diagnostics = record.entries.map {
        DiagnosticRecord($0.diagnostic, field: $0.field, acceptance: $0.acceptance?.words)
      }
    }
  }

  var version = 1
  var profiles: [Profile]
}

extension LintRecord.Acceptance {
  /// Why the finding does not count.
  var words: String {
    switch self {
    case .suppressed(let reason): "suppressed: \(reason)"
    case .baselined: "in the baseline"
    }
  }
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
