import CountersignExplain
import CountersignSettings

/// Lines of an explanation, with the reason below what is refused; broken only on a terminal.
struct ExplainLines {
  private(set) var text = ""
  private let width: Int

  init(width: Int = Console.width ?? .max) {
    self.width = max(60, width)
  }

  /// Adds a line.
  mutating func add(_ line: String) { text += line + "\n" }

  /// Adds words below an indentation, broken where the line is full.
  mutating func add(_ words: String, indent: Int) {
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in words.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        add(line)
        line = String(repeating: " ", count: indent + 2)
        isEmpty = true
      }
      line += isEmpty ? String(word) : " " + word
      isEmpty = false
    }
    add(line)
  }

  /// Adds why an answer is no, and what would make it a yes.
  mutating func add(reason answer: Answer, indent: Int) {
    guard !answer.isYes else { return }
    add("\(answer.explanation) (\(answer.citation))", indent: indent)
    guard answer.isFault else { return }
    guard let proposal = answer.proposal else {
      add("change: none of the settings alone mends this", indent: indent)
      return
    }
    for change in proposal.changes { add("change: \(change.words)", indent: indent) }
  }
}

extension Answer {
  /// The answer in a word or three.
  var word: String { isYes ? "yes" : isWanted ? "NO" : "no" }
}

extension Change {
  /// The change in words, with the place.
  var words: String {
    switch (from, to) {
    case (_, nil): "leave out `\(field)`"
    case (nil, let to?): to.isEmpty ? "add `\(field)`" : "add `\(field)=\(to)`"
    case (let from?, let to?):
      "\(field): \(from) → \(to)" + (place.map { " (\($0))" } ?? "")
    }
  }
}

/// A table of cookies as text.
struct CookieTableText {
  private let table: CookieTable

  init(_ table: CookieTable) {
    self.table = table
  }

  /// The text, ending in a newline.
  var text: String {
    var lines = ExplainLines()
    let list = table.publicSuffixes.map { ", public suffixes of \($0)" } ?? ""
    lines.add("\(table.profile): API \(table.api), browser \(table.agent)\(list)")
    for app in table.apps {
      lines.add("")
      lines.add("page \(app.origin)" + (app.isEmbedded ? ", in a frame of another site" : ""))
      for cookie in app.cookies { add(cookie, to: &lines) }
    }
    lines.add("")
    let faults = table.answers.count(where: \.isFault)
    lines.add(
      faults == 0
        ? "all that the apps need works" : "\(faults) of the answers that the apps need are NO")
    return lines.text
  }

  private func add(_ cookie: CookieTable.Cookie, to lines: inout ExplainLines) {
    lines.add("  \(cookie.cookie.rawValue) cookie \(cookie.name)")
    lines.add("    " + Self.row("stored", "login", cookie.stored.word, ""))
    lines.add(reason: cookie.stored, indent: 8)
    let isStored = cookie.stored.isYes
    for request in cookie.requests {
      let readable = request.readable.map { "readable \($0.word)" } ?? ""
      lines.add(
        "    "
          + Self.row(
            request.kind.title, "\(request.method) \(request.route.rawValue)",
            "sent \(request.sent.word)", readable))
      if isStored || request.sent.clause != cookie.stored.clause {
        lines.add(reason: request.sent, indent: 8)
      }
      if let answer = request.readable, answer.isFault { lines.add(reason: answer, indent: 8) }
    }
    lines.add("    " + Self.row("document.cookie", "", cookie.visible.word, ""))
    if isStored { lines.add(reason: cookie.visible, indent: 8) }
  }

  private static func row(_ what: String, _ route: String, _ sent: String, _ read: String) -> String
  {
    var row = ""
    for (cell, width) in [(what, 27), (route, 16), (sent, 10), (read, 0)] {
      row += cell + String(repeating: " ", count: max(0, width - cell.count))
    }
    while row.last == " " { row.removeLast() }
    return row
  }
}

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
    for note in line.notes { lines.add("note: \(note)", indent: 0) }
    lines.add("")
    lines.add("  stored                     \(line.stored.word)")
    if !line.kept.isEmpty { lines.add("as \(line.kept.joined(separator: ", "))", indent: 6) }
    lines.add(reason: line.stored, indent: 6)
    guard line.stored.isYes else { return lines.text }
    for request in line.requests {
      let title = request.kind == .fetch ? "fetch with credentials" : request.kind.title
      let gap = String(repeating: " ", count: max(1, 27 - title.count))
      lines.add("  \(title)\(gap)\(request.sent.isYes ? "sent" : "\(request.sent.word), not sent")")
      lines.add(reason: request.sent, indent: 6)
    }
    lines.add("  document.cookie            \(line.visible.word)")
    lines.add(reason: line.visible, indent: 6)
    return lines.text
  }
}

/// Troubles and their causes as text.
struct TroubleText {
  private let trouble: Trouble

  init(_ trouble: Trouble) {
    self.trouble = trouble
  }

  /// The text, ending in a newline.
  var text: String {
    var lines = ExplainLines()
    for symptom in Trouble.Symptom.allCases {
      lines.add(symptom.title)
      for cause in trouble.causes where cause.symptom == symptom {
        lines.add("  \(cause.applies ? "YES" : "no ")  \(cause.question)")
        let place = cause.place.map { " (\($0))" } ?? ""
        lines.add("\(cause.seen)\(place)", indent: 7)
        if let cure = cause.cure { lines.add("cure: \(cure)", indent: 7) }
      }
      lines.add("")
    }
    let count = trouble.causes.count(where: \.applies)
    lines.add(count == 0 ? "none of the causes applies" : "\(count) of the causes apply")
    return lines.text
  }
}
