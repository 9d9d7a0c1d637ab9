/// Edits of a text as a unified diff, as `patch` reads it.
package struct UnifiedDiff: Sendable {
  private let source: SourceText
  private let edits: [Edit]
  private static let context = 3

  /// The diff of a set of edits.
  package init(_ set: EditSet) {
    source = set.source
    edits = set.edits
  }

  /// The diff, each line ending in a newline; empty when there are no edits.
  package var text: String {
    guard !edits.isEmpty else { return "" }
    var shift = 0
    var text = "--- a/\(source.name)\n+++ b/\(source.name)\n"
    for hunk in hunks {
      let old = lines(hunk.lines)
      let new = Self.split(replaced(hunk))
      text += "@@ -\(hunk.lines.lowerBound),\(old.count) "
      text += "+\(hunk.lines.lowerBound + shift),\(new.count) @@\n"
      text += Self.body(old, new)
      shift += new.count - old.count
    }
    return text
  }

  /// Lines with context, and the edits in them.
  private struct Hunk {
    var lines: ClosedRange<Int>
    var edits: [Edit]
  }

  private var hunks: [Hunk] {
    let last = max(1, source.line(at: source.bytes.count))
    var hunks: [Hunk] = []
    for edit in edits {
      let first = source.line(at: edit.place.range.lower)
      let end = source.line(at: edit.place.range.upper)
      let lines = max(1, first - Self.context)...min(last, end + Self.context)
      if let open = hunks.last, lines.lowerBound <= open.lines.upperBound + 1 {
        hunks[hunks.count - 1].lines =
          open.lines.lowerBound...max(open.lines.upperBound, lines.upperBound)
        hunks[hunks.count - 1].edits.append(edit)
      } else {
        hunks.append(Hunk(lines: lines, edits: [edit]))
      }
    }
    return hunks
  }

  /// The bytes of some lines, line breaks included.
  private func range(_ lines: ClosedRange<Int>) -> Range<Int> {
    let upper = source.range(ofLine: lines.upperBound + 1).lower
    return source.range(ofLine: lines.lowerBound)
      .lower..<max(upper, source.range(ofLine: lines.upperBound).upper)
  }

  private func lines(_ lines: ClosedRange<Int>) -> [String] {
    Self.split(String(decoding: source.bytes[range(lines)], as: UTF8.self))
  }

  private func replaced(_ hunk: Hunk) -> String {
    let range = range(hunk.lines)
    var bytes: [UInt8] = []
    var done = range.lowerBound
    for edit in hunk.edits {
      bytes += source.bytes[done..<edit.place.range.lower]
      bytes += edit.replacement.utf8
      done = edit.place.range.upper
    }
    return String(decoding: bytes + source.bytes[done..<range.upperBound], as: UTF8.self)
  }

  /// Lines with their line breaks.
  private static func split(_ text: String) -> [String] {
    var lines: [String] = []
    var rest = Array(text.utf8)[...]
    while let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(String(decoding: rest[...feed], as: UTF8.self))
      rest = rest[(feed + 1)...]
    }
    if !rest.isEmpty { lines.append(String(decoding: rest, as: UTF8.self)) }
    return lines
  }

  private static func body(_ old: [String], _ new: [String]) -> String {
    var text = ""
    for change in new.difference(from: old).interleaved(with: old) {
      text += change
      if change.utf8.last != UInt8(ascii: "\n") { text += "\n\\ No newline at end of file\n" }
    }
    return text
  }
}

extension CollectionDifference<String> {
  /// The old lines with the removed ones marked `-`, the inserted ones `+`, the others with a blank.
  fileprivate func interleaved(with old: [String]) -> [String] {
    var removed: Set<Int> = []
    var inserted: [Int: String] = [:]
    for change in self {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    var lines: [String] = []
    var number = 0
    func insert() {
      while let line = inserted[number] {
        lines.append("+" + line)
        number += 1
      }
    }
    for (offset, line) in old.enumerated() {
      if removed.contains(offset) {
        lines.append("-" + line)
      } else {
        insert()
        lines.append(" " + line)
        number += 1
      }
    }
    insert()
    return lines
  }
}
