/// Draws diagnostics for people: the fact, the line with a caret, the reasons and the cure.
package struct DiagnosticRenderer: Hashable, Sendable {
  /// Whether to colour with ANSI escape sequences; without, the output has none.
  package var usesColor: Bool
  /// The absolute path of the directory in which the files are, whose places then become links; nil
  /// draws none.
  package var linkFolder: String?
  /// Lines of source to show above and below each marked line.
  package var context: Int
  /// What to run for a safe fix, printed behind the help; nil prints nothing.
  package var safeFixCommand: String?
  /// What to run for an unsafe fix.
  package var unsafeFixCommand: String?

  /// A renderer; without arguments, plain text and no context.
  package init(
    usesColor: Bool = false, context: Int = 0,
    safeFixCommand: String? = "countersign lint --fix",
    unsafeFixCommand: String? = "countersign lint --fix --unsafe"
  ) {
    self.usesColor = usesColor
    self.context = context
    self.safeFixCommand = safeFixCommand
    self.unsafeFixCommand = unsafeFixCommand
  }

  /// The diagnostic on one line, without a line feed: `file:line:col: error[slug]: message`.
  ///
  /// No colour, and `advice` is printed as such.
  package func line(_ diagnostic: Diagnostic) -> String {
    let diagnostic = diagnostic.redacted
    return
      "\(location(of: diagnostic.place)): \(diagnostic.severity.rawValue)[\(diagnostic.slug)]: "
      + Visible.text(diagnostic.message)
  }

  /// The diagnostic with its source, each line ended by a line feed.
  package func text(_ diagnostic: Diagnostic) -> String {
    let diagnostic = diagnostic.redacted
    let excerpts = excerpts(of: diagnostic)
    let gutter = max(2, String(excerpts.map(\.lastLine).max() ?? 1).count)
    let paint = Paint(isOn: usesColor, severity: diagnostic.severity)
    var lines = [heading(diagnostic, paint)]
    for (index, excerpt) in excerpts.enumerated() {
      let arrow = index == 0 ? "-->" : ":::"
      let margin = String(repeating: " ", count: gutter)
      lines.append("\(margin)\(paint.frame(arrow)) \(link(to: excerpt.marks[0].place))")
      lines += excerpt.lines(gutter: gutter, context: context, paint: paint)
    }
    lines += remarks(diagnostic, gutter: gutter, paint)
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ diagnostic: Diagnostic, _ paint: Paint) -> String {
    paint.accent("\(diagnostic.severity.rawValue)[\(diagnostic.slug)]")
      + paint.strong(": \(Visible.text(diagnostic.message))")
  }

  private func location(of place: Place) -> String {
    let start = place.start
    return "\(Visible.text(place.source.name)):\(start.line):\(start.column)"
  }

  private func link(to place: Place) -> String {
    guard let linkFolder else { return location(of: place) }
    let name = place.source.name
    return Hyperlink.text(
      location(of: place), toFile: name.hasPrefix("/") ? name : "\(linkFolder)/\(name)")
  }

  /// The file of the diagnostic first, then each other file in the order it is mentioned.
  private func excerpts(of diagnostic: Diagnostic) -> [Excerpt] {
    var excerpts = [Excerpt(marks: [.init(place: diagnostic.place, label: nil)])]
    for related in diagnostic.related {
      let mark = Excerpt.Mark(place: related.place, label: related.message)
      let index = excerpts.firstIndex { $0.source === related.place.source }
      if let index {
        excerpts[index].marks.append(mark)
      } else {
        excerpts.append(Excerpt(marks: [mark]))
      }
    }
    return excerpts
  }

  private func remarks(_ diagnostic: Diagnostic, gutter: Int, _ paint: Paint) -> [String] {
    let margin = String(repeating: " ", count: gutter + 1)
    var remarks = diagnostic.notes.map { ("note", $0) }
    if let help = help(diagnostic) { remarks.append(("help", help)) }
    return remarks.map { kind, text in
      let indent = "\n" + String(repeating: " ", count: gutter + 9)
      let text = text.split(separator: "\n").map { Visible.text(String($0)) }
      return "\(margin)\(paint.frame("=")) \(paint.strong("\(kind):")) "
        + text.joined(separator: indent)
    }
  }

  private func help(_ diagnostic: Diagnostic) -> String? {
    guard let fix = diagnostic.fix else { return diagnostic.help }
    let text = diagnostic.help ?? fix.title
    let command = fix.safety == .safe ? safeFixCommand : unsafeFixCommand
    return command.map { "\(text) (\(fix.safety.rawValue) fix: \($0))" } ?? text
  }
}
