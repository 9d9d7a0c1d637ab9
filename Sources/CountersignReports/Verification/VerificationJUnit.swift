#if Server
  package import CountersignWire

  /// Verifications as JUnit XML: a suite for each profile, a test case for each promise and rule.
  ///
  /// A case fails when its row is a surprise; what could not be tried is skipped.
  package struct VerificationJUnit: Sendable {
    private let reports: [VerificationReport]

    /// A report of some verifications.
    package init(_ reports: [VerificationReport]) {
      self.reports = reports
    }

    /// The document.
    package var text: String {
      let rows = reports.flatMap(\.rows)
      return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<testsuites name=\"countersign verify\" \(counts(rows)) errors=\"0\">\n"
        + reports.map(suite).joined() + "</testsuites>\n"
    }

    private func suite(_ report: VerificationReport) -> String {
      let name = XML.escaped(report.profile)
      return "  <testsuite name=\"\(name)\" \(counts(report.rows)) errors=\"0\" "
        + "skipped=\"\(report.count(.unreachable))\">\n"
        + report.rows.map { testCase($0, suite: name) }.joined() + "  </testsuite>\n"
    }

    private func counts(_ rows: [VerificationReport.Row]) -> String {
      "tests=\"\(rows.count)\" failures=\"\(rows.count(where: \.isUnexpected))\""
    }

    private func testCase(_ row: VerificationReport.Row, suite: String) -> String {
      let head = "    <testcase classname=\"\(suite)\" name=\"\(XML.escaped(row.id))\">\n      "
      let observed = XML.escaped(row.observed)
      let lines = XML.escaped(([row.title] + row.places + row.evidence).joined(separator: "\n"))
      let content =
        switch row.verdict {
        case _ where row.isUnexpected:
          "<failure type=\"\(row.verdict.rawValue)\" message=\"\(observed)\">\(lines)</failure>"
        case .unreachable: "<skipped message=\"\(observed)\"/>"
        case .held, .revealed:
          "<system-out>\(XML.escaped(row.verdict.rawValue)): \(observed)</system-out>"
        }
      return head + content + "\n    </testcase>\n"
    }
  }

  extension VerificationReport.Row {
    /// Each setting with its place, as `tokens.body production.yaml:39`.
    var places: [String] { settings.map { "\($0.field) \($0.place ?? "default")" } }
  }
#endif
