#if Server
  import CountersignSource

  /// A verification report as a table of text.
  package struct ReportTable: Sendable {
    private let report: VerificationReport
    private let width: Int

    /// Creates a table at most `width` columns wide, but at least 80.
    package init(_ report: VerificationReport, width: Int = 120) {
      self.report = report
      self.width = max(80, width)
    }

    /// The table with a summary, ending in a newline.
    package var text: String {
      let rows = report.rows.map(cells)
      let titles = ["", "promise or rule", "setting", "observed", "verdict"]
      let widths = columns(rows + [titles])
      var lines = [
        line(titles, widths), line(widths.map { String(repeating: "-", count: $0) }, widths),
      ]
      for (row, cells) in zip(report.rows, rows) {
        lines += wrapped(cells, widths)
        lines += row.evidence.map { "    " + Visible.text($0) }
      }
      return lines.joined(separator: "\n") + "\n" + summary + "\n"
    }

    /// One line that counts the verdicts.
    package var summary: String {
      let unexpected = report.rows.count(where: \.isUnexpected)
      return "\(report.profile): \(report.count(.held)) held, \(report.count(.revealed)) revealed, "
        + "\(report.count(.unreachable)) unreachable"
        + (unexpected == 0 ? "" : "; \(unexpected) not as expected")
    }

    private func cells(_ row: VerificationReport.Row) -> [String] {
      let finding = row.finding.map { " (lint: \($0))" } ?? ""
      let setting = row.settings.first { $0.place != nil } ?? row.settings.first
      let place = setting.map { "\($0.field) \($0.place ?? "default")" } ?? ""
      return [
        row.isUnexpected ? "!" : "", row.kind == .rule ? row.id : row.title, place,
        Visible.text(row.observed),
        row.verdict.rawValue + finding,
      ]
    }

    /// The columns' widths: what the cells need, the wide ones cut to fit.
    private func columns(_ rows: [[String]]) -> [Int] {
      var widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
      widths[4] = min(widths[4], 24)
      let shared = width - widths[0] - widths[4] - 8
      for (column, share) in [(1, 0.38), (2, 0.34), (3, 0.28)] {
        widths[column] = min(widths[column], max(14, Int(Double(shared) * share)))
      }
      return widths
    }

    private func wrapped(_ cells: [String], _ widths: [Int]) -> [String] {
      let columns = zip(cells, widths).map { Self.wrap($0, $1) }
      let height = columns.map(\.count).max() ?? 0
      return (0..<height).map { index in
        line(columns.map { $0.indices.contains(index) ? $0[index] : "" }, widths)
      }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
      let padded = zip(cells, widths).map { cell, width in
        cell + String(repeating: " ", count: max(0, width - cell.count))
      }
      var text = padded.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text
    }

    /// The words of a text in lines of at most `width` characters; longer words are cut.
    private static func wrap(_ text: String, _ width: Int) -> [String] {
      var lines = [""]
      for word in text.split(separator: " ") {
        var rest = word
        while rest.count > width {
          if lines.last != "" { lines.append("") }
          lines[lines.count - 1] = String(rest.prefix(width))
          lines.append("")
          rest = rest.dropFirst(width)
        }
        let last = lines.count - 1
        if lines[last].isEmpty {
          lines[last] = String(rest)
        } else if lines[last].count + 1 + rest.count <= width {
          lines[last] += " " + rest
        } else {
          lines.append(String(rest))
        }
      }
      return lines
    }
  }
#endif
