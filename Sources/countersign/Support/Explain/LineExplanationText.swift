import CountersignExplain

/// An explanation of a line as text.
struct LineExplanationText {
  private let line: LineExplanation

  init(_ line: LineExplanation) {
    self.line = line
  }

  /// The text, ending in a newline.
  var text: String {
    var lines = ExplainLines()
    let list = line.publicSuffixes.map { ", public suffixes of \($0)" } ?? ""
    lines.add("cookie `\(line.name)`, a value of \(line.valueLength) octets")
    lines.add("set by \(line.from) for a page of \(line.page)")
    lines.add("browser \(line.agent)\(list)")
    for attribute in line.attributes {
      lines.add("\(attribute.written): \(attribute.fate.rawValue)", indent: 2)
      if let reason = attribute.reason { lines.add(reason, indent: 6) }
    }
    for note in line.notes where !line.attributes.contains(where: { $0.reason == note }) {
      lines.add("note: \(note)", indent: 2)
    }
    lines.add("")
    lines.add("  stored                     \(line.stored.word)")
    if !line.kept.isEmpty { lines.add("as \(line.kept.joined(separator: ", "))", indent: 6) }
    lines.add(reason: line.stored, indent: 6)
    guard line.stored.isYes else { return lines.text }
    for request in line.requests {
      let title = request.kind == .fetch ? "fetch with credentials" : request.kind.title
      let gap = String(repeating: " ", count: max(1, 27 - title.count))
      lines.add("  \(title)\(gap)\(request.sent.isYes ? "sent" : request.sent.word)")
      lines.add(reason: request.sent, indent: 6)
    }
    lines.add("  document.cookie            \(line.visible.word)")
    lines.add(reason: line.visible, indent: 6)
    return lines.text
  }
}
