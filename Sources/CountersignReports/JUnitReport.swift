package import CountersignRules
package import CountersignSource

/// A record as JUnit XML: a suite for each profile, a test case for each rule and one for reading.
package struct JUnitReport: Sendable {
  private let record: LintRecord
  private let rules: [Rule]
  private let threshold: Severity?

  /// A report.
  ///
  /// - Parameters:
  ///   - record: What lint said.
  ///   - rules: The rules that were asked.
  ///   - threshold: The severity from which findings are failures; nil for none. What cannot be
  ///     read is a failure in any case.
  package init(_ record: LintRecord, rules: [Rule], threshold: Severity?) {
    self.record = record
    self.rules = rules
    self.threshold = threshold
  }

  /// The document.
  package var text: String {
    let suites = record.profiles.map(suite)
    let failures = suites.reduce(0) { $0 + $1.failures }
    let tests = (rules.count + 1) * suites.count
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<testsuites name=\"countersign\" tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\">\n"
      + suites.map(\.text).joined() + "</testsuites>\n"
  }

  private func suite(_ profile: LintRecord.Profile) -> (text: String, failures: Int) {
    let open = profile.open.map(\.diagnostic.redacted)
    let slugs = Set(rules.map(\.slug))
    let cases =
      [testCase("reading", profile.path, open.filter { !slugs.contains($0.slug) })]
      + rules.map { rule in
        testCase(rule.slug, profile.path, open.filter { $0.slug == rule.slug })
      }
    let failures = cases.count(where: \.isFailure)
    let head =
      "  <testsuite name=\"\(XML.escaped(profile.path))\" tests=\"\(cases.count)\" "
      + "failures=\"\(failures)\" errors=\"0\" skipped=\"0\">\n"
    return (head + cases.map(\.text).joined() + "  </testsuite>\n", failures)
  }

  private func testCase(
    _ name: String, _ path: String, _ found: [Diagnostic]
  ) -> (text: String, isFailure: Bool) {
    let head = "    <testcase classname=\"\(XML.escaped(path))\" name=\"\(name)\""
    guard let worst = found.max(by: { $0.severity < $1.severity }) else {
      return (head + "/>\n", false)
    }
    let lines = XML.escaped(found.map { DiagnosticRenderer().text($0) }.joined(separator: "\n"))
    let fails = name == "reading" || threshold.map { worst.severity >= $0 } ?? false
    guard fails else {
      return (head + ">\n      <system-out>\(lines)</system-out>\n    </testcase>\n", false)
    }
    return (
      head + ">\n      <failure type=\"\(worst.severity.rawValue)\" message=\""
        + "\(XML.escaped(worst.message))\">\(lines)</failure>\n    </testcase>\n", true
    )
  }
}

/// Text in XML 1.0.
enum XML {
  /// The text with what XML reserves as references, and `<U+XXXX>` for what XML cannot hold.
  static func escaped(_ text: String) -> String {
    Markup.escaped(text) { scalar in
      switch scalar {
      case "\n": "&#10;"
      case "\t": "&#9;"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        "&lt;\(Visible.name(scalar).dropFirst().dropLast())&gt;"
      default: nil
      }
    }
  }
}
