#if Server
  import ArgumentParser
  import CountersignWire

  /// In which formats a verification is reported.
  struct ReportFormatOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "How the report is printed, or written to a file; may be given several times.",
        discussion: """
          Formats: text, json, junit, markdown, html. Text goes to standard output unless another \
          format does.
          """, valueName: "format[=file]"))
    var format: [ReportFormat] = []

    func validate() throws {
      guard format.count(where: { $0.path == nil }) <= 1 else {
        throw ValidationError("Only one format goes to standard output; give the others a file.")
      }
    }

    /// What is written, standard output first.
    private var all: [ReportFormat] {
      let printed = format.first { $0.path == nil } ?? ReportFormat(.text)
      return [printed] + format.filter { $0.path != nil }
    }

    /// Whether people read standard output.
    var isText: Bool { all.first?.kind == .text }

    /// Prints a report as soon as it is there, where the format allows.
    func announce(_ report: VerificationReport) {
      if isText { Console.print(ReportTable(report, width: Console.width ?? 120).text) }
    }

    /// Writes what `announce` did not.
    func finish(_ reports: [VerificationReport]) throws(CommandFailure) {
      for format in isText ? Array(all.dropFirst()) : all { try format.write(reports) }
    }
  }
#endif
