extension Malformation {
  /// A fault between brackets: one that nothing closes, or entries that nothing separates.
  var flow: Diagnostic? {
    guard isInFlow, contextAt < bytes.count else { return nil }
    let sign = source.text(in: point(contextAt))
    let closing = sign == "[" ? "]" : "}"
    guard sign == "[" || sign == "{" else { return nil }
    guard let close = closingBracket else {
      return report(
        "`\(sign)` is never closed", point(contextAt), help: "close it with `\(closing)`")
    }
    let found = source.text(in: point(close))
    guard found == closing else {
      return report(
        "`\(sign)` is closed by `\(found)`", point(close),
        related: [Diagnostic.Related(place: place(point(contextAt)), message: "opened here")],
        help: "write `\(closing)`")
    }
    return report(
      "expected `,` or `\(closing)` here", point(at),
      related: [Diagnostic.Related(place: place(point(contextAt)), message: "opened here")])
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
