#if Server
  package import CountersignWire

  /// Verifications as a page of Markdown, for the summary of a CI run.
  package struct VerificationMarkdown: Sendable {
    private let reports: [VerificationReport]

    /// A page about some verifications.
    package init(_ reports: [VerificationReport]) {
      self.reports = reports
    }

    /// The page.
    package var text: String {
      (["# What was observed"] + reports.map(section)).joined(separator: "\n\n") + "\n"
    }

    private func section(_ report: VerificationReport) -> String {
      let server = report.server.map { ", at \(code($0))" } ?? ""
      let head = "## \(MarkdownCell.text(report.profile))\(server)"
      let table =
        ["| | promise or rule | where | observed | verdict |", "| --- | --- | --- | --- | --- |"]
        + report.rows.map(row)
      let evidence = report.rows.filter { !$0.evidence.isEmpty }.map(evidence)
      let parts = [head, counts(report), table.joined(separator: "\n")]
      return (parts + (evidence.isEmpty ? [] : [evidence.joined(separator: "\n")]))
        .joined(separator: "\n\n")
    }

    private func counts(_ report: VerificationReport) -> String {
      let unexpected = report.rows.count(where: \.isUnexpected)
      return "\(report.count(.held)) held, \(report.count(.revealed)) revealed, "
        + "\(report.count(.unreachable)) unreachable"
        + (unexpected == 0 ? "." : "; \(unexpected) not as expected.")
    }

    private func row(_ row: VerificationReport.Row) -> String {
      let name = row.kind == .rule ? code(row.id) : MarkdownCell.text(row.title)
      let finding = row.finding.map { " (lint: \($0))" } ?? ""
      let places = row.places.map(code).joined(separator: "<br>")
      let mark = row.isUnexpected ? "!" : ""
      return "| \(mark) | \(name) | \(places) | \(MarkdownCell.text(row.observed)) "
        + "| \(row.verdict.rawValue)\(MarkdownCell.text(finding)) |"
    }

    private func evidence(_ row: VerificationReport.Row) -> String {
      "- \(code(row.id)): " + row.evidence.map(code).joined(separator: "; ")
    }

    /// Text as code, its own backquotes replaced.
    private func code(_ text: String) -> String {
      "`\(MarkdownCell.literal(text.replacing("`", with: "'")))`"
    }
  }
#endif
