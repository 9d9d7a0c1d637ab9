extension TreeBuilder {
  /// Advises where a comment right behind a value looks like the rest of it: `a #b`.
  mutating func checkComment(after cell: Cell) {
    let hash = Int(cell.upper) + 1
    guard cell.count > 0, hash + 1 < bytes.count, bytes[hash] == 0x23, bytes[hash - 1] == 0x20,
      bytes[hash + 1] > 0x20, bytes[hash + 1] != 0x23, bytes[hash + 1] != 0x21
    else { return }
    var end = hash
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    while bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    guard !bytes[hash..<end].contains(where: { $0 == 0x20 || $0 == 0x09 }) else { return }
    log.advise(
      Slug.scalarAmbiguous,
      "`\(log.source.text(in: SourceRange(lower: hash, upper: end)))` is a comment,"
        + " not part of the value", hash, end,
      help: "quote the value, or write a space after `#`")
  }

  /// Reports characters in a scalar that look like nothing, like a space or like a quote.
  mutating func checkCharacters(of cell: Cell, _ index: Int32, isKey: Bool) {
    let written = bytes[Int(cell.lower)..<Int(cell.upper)]
    guard written.contains(where: { $0 > 0x7F }) else { return }
    let text = ScalarText(log.source, cell.range)
    let complaint =
      invisible(in: text) ?? (cell.style == .plain ? look(of: text, isKey: isKey) : nil)
    guard let complaint else { return }
    reported.insert(index)
    log.add(complaint)
  }

  private func look(of text: ScalarText, isKey: Bool) -> Diagnostic? {
    text.foreignSpace(isKey: isKey) ?? text.typographicQuotes
  }

  private func invisible(in text: ScalarText) -> Diagnostic? { text.invisibleCharacters }
}
