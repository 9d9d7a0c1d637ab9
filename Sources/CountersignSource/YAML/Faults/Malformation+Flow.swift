extension Malformation {
  /// A fault between brackets: one that nothing closes, or entries that nothing separates.
  var flow: Diagnostic? {
    guard isInFlow else { return nil }
    if contextAt == bytes.count { return openAtEnd.map(unclosed) }
    let sign = source.text(in: point(contextAt))
    let closing = sign == "[" ? "]" : "}"
    guard sign == "[" || sign == "{" else { return nil }
    guard let close = closingBracket else { return unclosed(contextAt) }
    let found = source.text(in: point(close))
    guard found == closing else {
      return report(
        "`\(sign)` is closed by `\(found)`", point(close),
        related: [Diagnostic.Related(place: place(point(contextAt)), message: "opened here")],
        help: "write `\(closing)`")
    }
    return colonInEntry
      ?? report(
        "expected `,` or `\(closing)` here", point(at),
        related: [Diagnostic.Related(place: place(point(contextAt)), message: "opened here")],
        help: "write `,` between entries; quote a value that holds one of `,[]{}:#`")
  }

  /// `{issuer: urn: x}`, a value in brackets that holds a colon and a space.
  private var colonInEntry: Diagnostic? {
    guard at < bytes.count, bytes[at] == 0x3A, let lastScalar, lastScalar.upper == at,
      lastScalar.lower < at, !"\"'".utf8.contains(bytes[lastScalar.lower]),
      // `1 b: 2` more likely lacks a comma.
      !bytes[lastScalar.lower..<at].contains(0x20)
    else { return nil }
    var upper = at
    while upper < bytes.count, bytes[upper] >= 0x20, !",[]{}#".utf8.contains(bytes[upper]) {
      upper += 1
    }
    while bytes[upper - 1] == 0x20 { upper -= 1 }
    let value = SourceRange(lower: lastScalar.lower, upper: upper)
    let quoted = Self.quoted(source.text(in: value))
    return report(
      "quote the value, it contains `: `", value, help: "write \(quoted)",
      fix: .safe("quote the value", place(value), quoted))
  }

  private func unclosed(_ bracket: Int) -> Diagnostic {
    let sign = source.text(in: point(bracket))
    return report(
      "`\(sign)` is never closed", point(bracket),
      help: "close it with `\(sign == "[" ? "]" : "}")`")
  }

  /// The innermost bracket that is open where the text ends; nil when there is none.
  private var openAtEnd: Int? {
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case 0x23 where index == 0 || bytes[index - 1] <= 0x20:
        index = source.lineRange(at: index).upper
      case _
      where (byte == 0x22 || byte == 0x27) && beginsValue(index, inFlow: !open.isEmpty):
        index = end(ofQuoteAt: index)
        continue
      case 0x5B, 0x7B:
        if !open.isEmpty || beginsValue(index, inFlow: false) { open.append(index) }
      case 0x5D, 0x7D: _ = open.popLast()
      default: break
      }
      index += 1
    }
    return open.last
  }

  /// Whether what stands before an offset lets a value begin there.
  private func beginsValue(_ index: Int, inFlow: Bool) -> Bool {
    var before = index - 1
    while before >= 0, bytes[before] == 0x20 || bytes[before] == 0x09 { before -= 1 }
    guard before >= 0 else { return true }
    return (inFlow ? "\n\r:[{,?" : "\n\r:-?").utf8.contains(bytes[before])
  }

  /// The offset of the bracket that ends the one at `contextAt`, of whatever kind; nil for none.
  private var closingBracket: Int? {
    var depth = 0
    var index = contextAt
    while index < bytes.count {
      let byte = bytes[index]
      let isAfterBlank = index == 0 || bytes[index - 1] <= 0x20
      if byte == 0x23, isAfterBlank {
        index = source.lineRange(at: index).upper
        continue
      }
      if byte == 0x22 || byte == 0x27, isAfterBlank || "[{,:".utf8.contains(bytes[index - 1]) {
        index = end(ofQuoteAt: index)
        continue
      }
      if byte == 0x5B || byte == 0x7B { depth += 1 }
      if byte == 0x5D || byte == 0x7D { depth -= 1 }
      guard depth > 0 else { return index }
      index += 1
    }
    return nil
  }

  /// Behind the closing quote; an escape in double quotes and a doubled single quote are content.
  func end(ofQuoteAt start: Int) -> Int {
    let quote = bytes[start]
    var index = start + 1
    while index < bytes.count {
      let isPair = index + 1 < bytes.count && bytes[index + 1] == 0x27
      if quote == 0x22 ? bytes[index] == 0x5C : bytes[index] == 0x27 && isPair {
        index += 2
      } else if bytes[index] == quote {
        return index + 1
      } else {
        index += 1
      }
    }
    return bytes.count
  }
}
