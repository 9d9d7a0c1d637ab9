extension Malformation {
  /// A line that does not fit where it stands.
  var indentation: Diagnostic? {
    if let lastScalar, isAfterValue(lastScalar) { return textAfterValue(lastScalar) }
    switch problem {
    case "did not find expected key" where at < bytes.count && bytes[at] == 0x3A,
      "did not find expected node content" where at < bytes.count && bytes[at] == 0x3A:
      return Diagnostic(
        .error, Slug.documentHostile, "a key is null", at: place(point(at)),
        help: "write a name before the colon")
    case "did not find expected key", "did not find expected '-' indicator":
      return report(
        "the line does not fit the indentation around it", restOfLine(from: at),
        related: [Diagnostic.Related(place: place(point(contextAt)), message: beginning)],
        help: "indent it like its neighbours")
    case "block sequence entries are not allowed in this context":
      return report(
        "a list cannot begin on the line of its key", point(at), help: "begin it on the next line")
    case "did not find expected node content" where at < bytes.count:
      return report(
        "`\(source.text(in: point(at)))` stands alone", point(at),
        help: "write a value here, or quote it")
    default:
      return nil
    }
  }

  private var beginning: String {
    problem.contains("key") ? "the map begins here" : "the list begins here"
  }

  private func isAfterValue(_ value: SourceRange) -> Bool {
    problem == "did not find expected key" && value.upper <= at
      && source.line(at: max(value.upper - 1, 0)) == source.line(at: at)
  }

  private func textAfterValue(_ value: SourceRange) -> Diagnostic {
    report(
      Self.textBehindValue, restOfLine(from: at),
      related: [Diagnostic.Related(place: place(value), message: "the value")],
      help: "quote the whole value")
  }
}
