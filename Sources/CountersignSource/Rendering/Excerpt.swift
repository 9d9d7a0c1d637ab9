/// The marked lines of one file, drawn with carets under them.
struct Excerpt {
  /// A place and its label; the diagnostic's own place has none.
  struct Mark {
    let place: Place
    let label: String?

    var line: Int { place.source.line(at: place.range.lower) }
  }

  /// At least one mark, all in the same text; the first one names the excerpt's location.
  var marks: [Mark]

  var source: SourceText { marks[0].place.source }

  /// The largest line number that may be printed.
  var lastLine: Int { marks.map(\.line).max() ?? 1 }

  /// The drawn lines: a bar, then each marked line with its underlines, `...` for what is left out.
  func lines(gutter: Int, context: Int, paint: Paint) -> [String] {
    let marked = Dictionary(grouping: marks, by: \.line)
    var drawn = [row("", nil, gutter, paint)]
    var previous: Int?
    for line in shown(context: context) {
      if let previous, line > previous + 1 { drawn.append("...") }
      previous = line
      drawn += rows(of: line, marks: marked[line] ?? [], gutter, paint)
    }
    return drawn
  }

  private func shown(context: Int) -> [Int] {
    var lines: Set<Int> = []
    for mark in marks {
      let lower = max(1, mark.line - context)
      lines.formUnion(lower...max(mark.line, min(mark.line + context, source.lineCount)))
    }
    return lines.sorted()
  }

  private func rows(of line: Int, marks: [Mark], _ gutter: Int, _ paint: Paint) -> [String] {
    let range = source.range(ofLine: line)
    let focus = marks.first?.place.range ?? SourceRange(lower: range.lower, upper: range.lower)
    let display = DisplayLine(source, range, around: focus)
    var rows = [row(display.text, line, gutter, paint)]
    for mark in marks {
      rows.append(row(underline(mark, display, paint), nil, gutter, paint))
    }
    return rows
  }

  /// Carets for the diagnostic's own place, dashes and a label for a related one.
  private func underline(_ mark: Mark, _ line: DisplayLine, _ paint: Paint) -> String {
    let columns = line.columns(of: mark.place.range)
    let margin = String(repeating: " ", count: columns.lowerBound)
    guard let label = mark.label else {
      return margin + paint.accent(String(repeating: "^", count: columns.count))
    }
    let dashes = String(repeating: "-", count: columns.count)
    return margin + paint.frame(label.isEmpty ? dashes : "\(dashes) \(Visible.text(label))")
  }

  private func row(_ text: String, _ number: Int?, _ gutter: Int, _ paint: Paint) -> String {
    let digits = number.map(String.init) ?? ""
    let margin = String(repeating: " ", count: gutter - digits.count) + digits
    return paint.frame("\(margin) |") + (text.isEmpty ? "" : " \(text)")
  }
}
