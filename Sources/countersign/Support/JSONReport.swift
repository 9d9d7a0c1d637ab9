import CountersignSource

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `lint --format json` prints.
struct LintReport: Encodable {
  struct Profile: Encodable {
    var path: String
    var judged: Bool
    var diagnostics: [DiagnosticRecord]
  }

  var version = 1
  var profiles: [Profile]

  init(_ judgments: [Judgment]) {
    profiles = judgments.map {
      Profile(
        path: $0.path, judged: $0.profile != nil,
        diagnostics: $0.diagnostics.map(DiagnosticRecord.init))
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
