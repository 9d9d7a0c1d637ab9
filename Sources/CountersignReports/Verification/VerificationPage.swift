#if Server
  package import CountersignWire

  /// Verifications as one HTML page that needs nothing but itself: no script, no font, no network.
  package struct VerificationPage: Sendable {
    private let reports: [VerificationReport]

    /// A page about some verifications.
    package init(_ reports: [VerificationReport]) {
      self.reports = reports
    }

    /// The page.
    package var text: String {
      let names = reports.map(\.profile).joined(separator: ", ")
      return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>Verification of \(HTML.escaped(names))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <header>
        <h1>Verification of \(HTML.escaped(names))</h1>
        \(filters)
        </header>
        <main>
        \(reports.map(section).joined(separator: "\n"))
        </main>
        <footer>Written by countersign. Tokens, cookies and passwords are shown by kind and length.</footer>
        </body>
        </html>

        """
    }

    /// Radio buttons that choose which rows are shown; the style sheet does the rest.
    private var filters: String {
      let rows = reports.flatMap(\.rows)
      let choices: [(id: String, label: String, count: Int)] = [
        ("all", "all", rows.count),
        ("unexpected", "not as expected", rows.count(where: \.isUnexpected)),
        ("revealed", "revealed", rows.count { $0.verdict == .revealed }),
        ("held", "held", rows.count { $0.verdict == .held }),
        ("unreachable", "unreachable", rows.count { $0.verdict == .unreachable }),
      ]
      let buttons = choices.map { id, label, count in
        "<label><input type=\"radio\" name=\"show\" id=\"show-\(id)\""
          + "\(id == "all" ? " checked" : "")> \(label) <b>\(count)</b></label>"
      }
      return "<nav aria-label=\"rows to show\">\n\(buttons.joined(separator: "\n"))\n</nav>"
    }

    private func section(_ report: VerificationReport) -> String {
      let server = report.server.map { "server <code>\(HTML.escaped($0))</code>, " } ?? ""
      let groups: [(VerificationReport.Kind, String)] = [(.promise, "Promises"), (.rule, "Rules")]
      let tables = groups.compactMap { kind, title -> String? in
        let rows = report.rows.filter { $0.kind == kind }
        guard !rows.isEmpty else { return nil }
        return "<h3>\(title)</h3>\n\(rows.map(row).joined(separator: "\n"))"
      }
      return """
        <section>
        <h2>\(HTML.escaped(report.profile))</h2>
        <p class="about">\(server)settings <code>\(HTML.escaped(report.fingerprint))</code></p>
        \(tables.joined(separator: "\n"))
        </section>
        """
    }

    private func row(_ row: VerificationReport.Row) -> String {
      let finding = row.finding.map { "<small>lint: \(HTML.escaped($0))</small>" } ?? ""
      let places = row.places.map { "<code>\(HTML.escaped($0))</code>" }.joined(separator: " ")
      let evidence =
        row.evidence.isEmpty
        ? "" : "<pre>\(HTML.escaped(row.evidence.joined(separator: "\n")))</pre>\n"
      return """
        <details class="row \(row.verdict.rawValue)\(row.isUnexpected ? " unexpected" : "")">
        <summary>
        <span class="verdict">\(row.verdict.rawValue)\(finding)</span>
        <span class="what">\(HTML.escaped(row.title))<small><code>\(HTML.escaped(row.id))</code></small></span>
        <span class="seen">\(HTML.escaped(row.observed))</span>
        </summary>
        <p class="places">\(places)</p>
        \(evidence)\(ExchangeList(row.exchanges).text)
        </details>
        """
    }
  }
#endif
