extension Malformation {
  /// `secure:true` as a line of a map.
  var missingSpace: Diagnostic? {
    guard !isInFlow else { return nil }
    let isMissing = problem == "could not find expected ':'"
    let isSwallowed = problem.hasPrefix("mapping values are not allowed")
    guard isMissing || isSwallowed else { return nil }
    let start = isMissing ? contextAt : (lastScalar?.lower ?? at)
    let line = source.lineRange(at: start)
    guard let colon = MissingSpace.colon(in: bytes, from: start, to: line.upper) else {
      return isMissing ? keyWithoutColon(start) : nil
    }
    return MissingSpace.diagnostic(Slug.documentMalformed, [colon], in: source)
  }

  private func keyWithoutColon(_ start: Int) -> Diagnostic {
    report(
      Self.keyAlone, restOfLine(from: start), help: "write `key: value`")
  }

  /// `a: b: c`, a value that holds a colon and a space.
  var colonInValue: Diagnostic? {
    guard problem.hasPrefix("mapping values are not allowed") else { return nil }
    let start = firstVisible(onLineAt: at)
    guard let colon = keyColon(from: start, before: at) else { return valueBeforeMap(start) }
    var lower = colon + 1
    while lower < at, bytes[lower] == 0x20 || bytes[lower] == 0x09 { lower += 1 }
    let value = restOfLine(from: lower)
    // With a quote before the fault, the colon found first may lie inside a key of several lines.
    let hasQuote = bytes[lower..<at].contains { $0 == 0x22 || $0 == 0x27 }
    let canQuote = !isIndicator(bytes[lower]) && !hasQuote
    return report(
      "quote the value, it contains `: `", value,
      help: canQuote ? "write \(Self.quoted(source.text(in: value)))" : nil,
      fix: canQuote
        ? .safe("quote the value", place(value), Self.quoted(source.text(in: value))) : nil)
  }

  /// The colon that ends the key of a line, when it is not the one libyaml stopped at.
  private func keyColon(from start: Int, before end: Int) -> Int? {
    var key = start
    while key + 1 < end, bytes[key] == 0x2D, bytes[key + 1] == 0x20 { key += 2 }
    if key < end, bytes[key] == 0x22 || bytes[key] == 0x27 { key = self.end(ofQuoteAt: key) }
    guard key + 1 < end else { return nil }
    return (key..<end - 1).first { bytes[$0] == 0x3A && bytes[$0 + 1] <= 0x20 }
  }

  /// Whether a value that begins with this byte is something else than plain text.
  private func isIndicator(_ byte: UInt8) -> Bool { "\"'[]{}|>&*!%@`#,?".utf8.contains(byte) }

  private func valueBeforeMap(_ start: Int) -> Diagnostic? {
    guard let lastScalar, source.line(at: lastScalar.lower) < source.line(at: at) else {
      return nil
    }
    let value = SourceRange(
      lower: lastScalar.lower,
      upper: min(lastScalar.upper, source.lineRange(at: lastScalar.lower).upper))
    return report(
      "a line below a value is indented deeper than its key",
      SourceRange(lower: start, upper: max(at, start + 1)),
      related: [Diagnostic.Related(place: place(value), message: "the value")],
      help: "indent it like its neighbours, or remove the value")
  }
}
