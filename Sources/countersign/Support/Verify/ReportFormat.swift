#if Server
  import ArgumentParser
  import CountersignReports
  import CountersignTargets
  import CountersignWire

  /// A format of a verification's report, and the file that it goes to.
  struct ReportFormat: ExpressibleByArgument, Equatable {
    /// How the report is written.
    enum Kind: String, CaseIterable {
      case text, json, junit, markdown, html
    }

    let kind: Kind
    /// Nil for standard output.
    let path: String?

    /// Reads `html` or `html=report.html`.
    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let kind = parts.first.flatMap({ Kind(rawValue: String($0)) }) else { return nil }
      self.init(kind, path: parts.count == 2 ? String(parts[1]) : nil)
      if path == "" { return nil }
    }

    init(_ kind: Kind, path: String? = nil) {
      self.kind = kind
      self.path = path
    }

    /// The reports in this format; a table is at most `width` columns wide.
    func text(_ reports: [VerificationReport], width: Int) -> String {
      switch kind {
      case .text: reports.map { ReportTable($0, width: width).text }.joined(separator: "\n")
      case .json: JSONReport.text(reports)
      case .junit: VerificationJUnit(reports).text
      case .markdown: VerificationMarkdown(reports).text
      case .html: VerificationPage(reports).text
      }
    }

    /// Writes the reports into the file, whole or not at all; without a file to standard output.
    func write(_ reports: [VerificationReport]) throws(CommandFailure) {
      guard let path else {
        return Console.write(text(reports, width: Console.width ?? 120))
      }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let folder = path.hasSuffix(name) ? String(path.dropLast(name.count)) : ""
      let artifact = Artifact(path: name, text: text(reports, width: 120))
      do {
        _ = try ArtifactWriter.write([artifact], to: folder.isEmpty ? "." : folder)
      } catch {
        throw CommandFailure("cannot write the report to \(path): \(error)")
      }
    }
  }
#endif
