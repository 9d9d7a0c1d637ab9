/// A source line as a terminal shows it, with the column of each byte.
///
/// Of a long line only what lies around a range is laid out: a megabyte on one line costs no more
/// than a screenful.
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
  /// The bytes that are laid out of a line with more; enough for `longest` columns on either side.
  private static let laidOut = 2 * 4 * longest

  private let source: SourceText
  private let line: SourceRange
  private var cells: [Cell] = []

  /// Lays out a line of a text; when it is long, 60 columns around a range.
  init(_ source: SourceText, _ range: SourceRange, around focus: SourceRange) {
    self.source = source
    line = range
    let window = window(around: focus)
    layOut(window)
    cut(around: focus, isCut: (window.lower > contentStart, window.upper < line.upper))
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
    let upper = width { $0.offset < min(range.upper, line.upper) }
    return lower..<max(upper, lower + 1)
  }

  private var contentStart: Int {
    line.lower == 0 && source.hasByteOrderMark ? min(3, line.upper) : line.lower
  }

  /// The bytes to lay out, from the start of a scalar to the end of one.
  private func window(around focus: SourceRange) -> SourceRange {
    let whole = SourceRange(lower: contentStart, upper: line.upper)
    guard whole.count > Self.laidOut else { return whole }
    let middle = min(max(focus.lower, whole.lower), whole.upper)
    let wanted = min(middle - Self.laidOut / 2, whole.upper - Self.laidOut)
    let lower = scalarStart(atOrAfter: max(whole.lower, wanted))
    return SourceRange(
      lower: lower, upper: scalarStart(atOrAfter: min(whole.upper, lower + Self.laidOut)))
  }

  private func scalarStart(atOrAfter offset: Int) -> Int {
    let continuation = source.bytes[offset..<line.upper].prefix(3).prefix { $0 & 0xC0 == 0x80 }
    return offset + continuation.count
  }

  private mutating func layOut(_ window: SourceRange) {
    let concealment = source.concealment
    var offset = window.lower
    while offset < window.upper {
      let scalar = UTF8Scalar(in: source.bytes, at: offset)
      if concealment.hides(offset) {
        cells.append(Cell(text: String(Concealment.mask), width: 1, offset: offset))
      } else if let value = scalar.flatMap({ Unicode.Scalar($0.value) }) {
        append(value, at: offset)
      } else {
        let hex = Visible.hex(UInt32(source.bytes[offset]), digits: 2)
        cells.append(Cell(text: "<0x\(hex)>", width: 6, offset: offset))
      }
      offset += scalar?.length ?? 1
    }
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

  private mutating func cut(around range: SourceRange, isCut: (before: Bool, after: Bool)) {
    let total = width { _ in true }
    guard total > Self.longest || isCut.before || isCut.after else { return }
    let focus = columns(of: range)
    let wanted = focus.lowerBound - max(0, Self.kept - focus.count) / 2
    let start = max(0, min(wanted, total - Self.kept))
    var column = 0
    cells = cells.filter { cell in
      defer { column += cell.width }
      return column >= start && column + cell.width <= start + Self.kept
    }
    if start > 0 || isCut.before, let first = cells.first {
      cells.insert(Cell(text: "…", width: 1, offset: first.offset - 1), at: 0)
    }
    if start + Self.kept < total || isCut.after {
      cells.append(Cell(text: "…", width: 1, offset: line.upper))
    }
  }

  private func width(of isCounted: (Cell) -> Bool) -> Int {
    cells.reduce(0) { isCounted($1) ? $0 + $1.width : $0 }
  }
}
