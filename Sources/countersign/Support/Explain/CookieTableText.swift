import CountersignExplain
import CountersignSettings

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
