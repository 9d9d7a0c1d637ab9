import CountersignExplain
import CountersignSettings
import CountersignSource

/// Lines of an explanation, with the reason below what is refused.
struct ExplainLines {
  private(set) var text = ""
  private let width: Int

  /// Lines of at most `width` columns, or longer where a single word is.
  init(width: Int = Console.width ?? 100) {
    self.width = max(60, width)
  }

  /// Adds a line; what a terminal would obey or hide is spelled out.
  mutating func add(_ line: String) { text += Visible.text(line) + "\n" }

  /// Adds words below an indentation, broken where the line is full; the last of them, such as a
  /// place, stay together.
  mutating func add(_ words: String, last: String? = nil, indent: Int) {
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    for word in words.split(separator: " ").map(String.init) + (last.map { [$0] } ?? []) {
      if !isEmpty, line.count + 1 + word.count > width {
        add(line)
        line = String(repeating: " ", count: indent + 2)
        isEmpty = true
      }
      line += isEmpty ? word : " " + word
      isEmpty = false
    }
    add(line)
  }

  /// Adds why an answer is no, and what would make it a yes.
  mutating func add(reason answer: Answer, indent: Int) {
    guard !answer.isYes else { return }
    add(answer.explanation, last: "(\(answer.citation))", indent: indent)
    add(changesFor: answer, indent: indent)
  }

  /// Adds what would make an answer a yes, or why nothing does.
  mutating func add(changesFor answer: Answer, indent: Int) {
    guard answer.isFault else { return }
    for change in answer.proposal?.changes ?? [] {
      add("change: \(change.words)", last: change.place.map { "(\($0))" }, indent: indent)
    }
    guard answer.proposal == nil else { return }
    add("change: none; \(answer.obstacle ?? "nothing that was tried helps")", indent: indent)
  }
}

extension Answer {
  /// The answer in a word or three.
  var word: String { isYes ? "yes" : isWanted ? "NO" : "no, as it should be" }
}

extension Change {
  /// The change in words, without the place.
  var words: String {
    switch (from, to) {
    case (_, nil): "leave out `\(field)`"
    case (nil, let to?): to.isEmpty ? "add `\(field)`" : "add `\(field)=\(to)`"
    case (let from?, let to?):
      "\(field): \(from) → \(to)"
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
      if let obstacle = app.obstacle { lines.add(obstacle, indent: 2) }
      for cookie in app.cookies { add(cookie, to: &lines) }
    }
    lines.add("")
    let faults = table.answers.count(where: \.isFault)
    let pages = table.apps.count { $0.obstacle != nil }
    lines.add(
      table.works
        ? "all that the apps need works"
        : faults == 0
          ? "\(pages) of \(table.apps.count) pages without cookies"
          : "\(faults) of the answers that the apps need are NO")
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
    for (cell, width) in [(what, 27), (route, 16), (sent, 26), (read, 0)] {
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
        let place = cause.place.map { "(\($0))" }
        lines.add(cause.seen, last: place, indent: 7)
        if let cure = cause.cure { lines.add("cure: \(cure)", indent: 7) }
      }
      lines.add("")
    }
    let count = trouble.causes.count(where: \.applies)
    lines.add(count == 0 ? "none of the causes applies" : "\(count) of the causes apply")
    return lines.text
  }
}
