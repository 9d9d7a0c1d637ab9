/// A source line as a terminal shows it, with the column of each byte.
struct DisplayLine {
  private struct Cell {
    var text: String
    var width: Int
    var offset: Int
  }

  /// A line of more columns than this is cut.
  private static let longest = 100
  /// The columns that a cut line keeps.
  private static let kept = 60

  private var cells: [Cell] = []
  private let end: Int

  /// Lays out a line of a text.
  init(_ source: SourceText, _ range: SourceRange) {
    end = range.upper
    var offset = range.lower
    if offset == 0, source.hasByteOrderMark { offset = min(3, end) }
    while offset < end {
      let length: Int
      if let scalar = UTF8Scalar(in: source.bytes, at: offset),
        let value = Unicode.Scalar(scalar.value)
      {
        length = scalar.length
        append(value, at: offset)
      } else {
        length = 1
        let hex = Visible.hex(UInt32(source.bytes[offset]), digits: 2)
        cells.append(Cell(text: "<0x\(hex)>", width: 6, offset: offset))
      }
      offset += length
    }
  }

  /// The text, without blanks at its end.
  var text: String {
    var text = cells.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The columns, from 0, that a range takes on this line: at least one.
  func columns(of range: SourceRange) -> Range<Int> {
    let lower = width { $0.offset < range.lower }
    let upper = width { $0.offset < min(range.upper, end) }
    return lower..<max(upper, lower + 1)
  }

  /// The line itself, or when it is long, 60 columns of it around a range.
  func cut(around range: SourceRange) -> DisplayLine {
    let total = width { _ in true }
    guard total > Self.longest else { return self }
    let focus = columns(of: range)
    let wanted = focus.lowerBound - max(0, Self.kept - focus.count) / 2
    let start = max(0, min(wanted, total - Self.kept))
    var column = 0
    var copy = self
    copy.cells = cells.filter { cell in
      defer { column += cell.width }
      return column >= start && column + cell.width <= start + Self.kept
    }
    copy.markCuts(before: start > 0, after: start + Self.kept < total)
    return copy
  }

  private mutating func markCuts(before: Bool, after: Bool) {
    if before, let first = cells.first {
      cells.insert(Cell(text: "…", width: 1, offset: first.offset - 1), at: 0)
    }
    if after { cells.append(Cell(text: "…", width: 1, offset: end)) }
  }

  private mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
    if scalar == "\t" {
      cells.append(Cell(text: "    ", width: 4, offset: offset))
    } else if Visible.isInvisible(scalar) {
      let name = Visible.name(scalar)
      cells.append(Cell(text: name, width: name.count, offset: offset))
    } else {
      cells.append(Cell(text: String(scalar), width: scalar.columns, offset: offset))
    }
  }

  private func width(of isCounted: (Cell) -> Bool) -> Int {
    cells.reduce(0) { isCounted($1) ? $0 + $1.width : $0 }
  }
}
