import ArgumentParser

/// A format of the report of lint.
enum LintFormat: String, CaseIterable {
  case text, line, json, sarif, github, junit, markdown
}

/// A format, and the file that the report goes to: `text`, `sarif=lint.sarif`.
struct ReportTarget: Hashable, ExpressibleByArgument {
  let format: LintFormat
  /// The file; nil for standard output.
  var path: String?

  init(_ format: LintFormat, path: String? = nil) {
    self.format = format
    self.path = path
  }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = LintFormat(rawValue: String(parts[0])),
      parts.count == 1 || !parts[1].isEmpty
    else { return nil }
    self.init(format, path: parts.count == 1 ? nil : String(parts[1]))
  }

  static var allValueStrings: [String] { LintFormat.allCases.map(\.rawValue) }
}
