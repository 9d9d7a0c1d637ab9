extension Malformation {
  /// A value that begins with a character that YAML keeps for itself: `*.example.com`, `@x`.
  var reservedStart: Diagnostic? {
    let isName = context == "while scanning an alias" || context == "while scanning an anchor"
    let isReserved = problem == "found character that cannot start any token" && at < bytes.count
    guard isName || isReserved else { return nil }
    let start = isName ? contextAt : at
    guard start < bytes.count, bytes[start] != 0x09 else { return nil }
    let value = word(from: start)
    let quoted = Self.quoted(source.text(in: value))
    let sign = source.text(in: point(start))
    return report(
      "a value that begins with `\(sign)` must be quoted: \(quoted)", value,
      help: "write \(quoted)", fix: .safe("quote the value", place(value), quoted))
  }

  /// From an offset to the next space, comma, closing bracket or colon of a key; without these, at least a byte.
  private func word(from start: Int) -> SourceRange {
    var end = start + 1
    while end < bytes.count, bytes[end] > 0x20, !",]}".utf8.contains(bytes[end]) {
      if bytes[end] == 0x3A, end + 1 == bytes.count || bytes[end + 1] <= 0x20 { break }
      end += 1
    }
    return SourceRange(lower: start, upper: end)
  }

  /// `"\w"`, an escape that double quotes do not know.
  var badEscape: Diagnostic? {
    guard problem == "found unknown escape character" else { return nil }
    let escape = SourceRange(lower: at, upper: min(at + 2, bytes.count))
    return report(
      "`\(source.text(in: escape))` is no escape in double quotes", escape,
      help: "use single quotes for patterns", fix: singleQuotes)
  }

  /// A fix that writes the scalar in single quotes, each backslash standing for itself.
  private var singleQuotes: Fix? {
    var body = PatternText()
    var index = contextAt + 1
    while index < bytes.count, bytes[index] != 0x22 {
      guard bytes[index] >= 0x20 else { return nil }
      if bytes[index] == 0x5C, index + 1 < bytes.count {
        index += 1
        body.take(escape: bytes[index])
      } else {
        body.bytes.append(bytes[index])
      }
      index += 1
    }
    guard index < bytes.count else { return nil }
    let range = SourceRange(lower: contextAt, upper: index + 1)
    let quoted = Self.singleQuoted(String(decoding: body.bytes, as: UTF8.self))
    return Fix(
      edits: [Edit(place: place(range), replacement: quoted)], safety: body.safety,
      title: "use single quotes")
  }

  /// What stood in double quotes, as a pattern means it.
  private struct PatternText {
    var bytes: [UInt8] = []
    /// Unsafe when an escape such as `\n` meant another character than a pattern's `\n`.
    var safety = Fix.Safety.safe

    mutating func take(escape: UInt8) {
      switch escape {
      case 0x22, 0x5C, 0x2F: bytes.append(escape)
      default:
        bytes += [0x5C, escape]
        if "0abtnvfreNLPxuU_ ".utf8.contains(escape) { safety = .unsafe }
      }
    }
  }

  /// A quote that nothing closes.
  var unclosedQuote: Diagnostic? {
    guard context == "while scanning a quoted scalar", problem.hasPrefix("found unexpected") else {
      return nil
    }
    return report(
      "the quote is never closed", point(contextAt),
      help: "close it on the same line with `\(source.text(in: point(contextAt)))`")
  }
}
