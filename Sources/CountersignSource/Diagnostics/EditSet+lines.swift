extension EditSet {
  /// The edits that turn a text into another, each of whole lines.
  package init(turning source: SourceText, into text: String) {
    self.init(of: source)
    let old = Self.lines(source.bytes[...])
    let new = Self.lines(Array(text.utf8)[...])
    for run in LineRuns.differing(old.map(\.text), new.map(\.text)) {
      let end = run.old.upperBound == old.count ? source.bytes.count : old[run.old.upperBound].start
      let start = run.old.lowerBound == old.count ? end : old[run.old.lowerBound].start
      let edit = Edit(
        place: Place(source: source, range: SourceRange(lower: start, upper: end)),
        replacement: new[run.new].map(\.text).joined())
      guard (try? add([edit])) != nil else { preconditionFailure("runs of lines are apart") }
    }
  }

  /// Lines with their line feeds, and where each starts in the bytes.
  private static func lines(_ bytes: ArraySlice<UInt8>) -> [(start: Int, text: String)] {
    var lines: [(start: Int, text: String)] = []
    var rest = bytes
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      lines.append((rest.startIndex, String(decoding: rest[..<end], as: UTF8.self)))
      rest = rest[end...]
    }
    return lines
  }
}

/// Where two lists of lines differ.
package enum LineRuns {
  /// A stretch of lines and what stands in its place; one of the two may be empty.
  package struct Run: Sendable, Hashable {
    /// The lines of the old text, from 0.
    package var old: Range<Int>
    /// The lines of the new text, from 0.
    package var new: Range<Int>
  }

  /// Returns the stretches that differ, in order; equal lines lie between any two.
  package static func differing(_ old: [String], _ new: [String]) -> [Run] {
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old.dropFirst(head).reversed(), new.dropFirst(head).reversed())
      .prefix { $0 == $1 }.count
    let difference = Array(new[head..<new.count - tail])
      .difference(from: Array(old[head..<old.count - tail]))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(head + offset)
      case .insert(let offset, _, _): inserted.insert(head + offset)
      }
    }
    return runs(from: head, removed, inserted)
  }

  private static func runs(from head: Int, _ removed: Set<Int>, _ inserted: Set<Int>) -> [Run] {
    var runs: [Run] = []
    var (old, new) = (head, head)
    var (removals, insertions) = (removed.count, inserted.count)
    while removals > 0 || insertions > 0 {
      let start = (old, new)
      while removed.contains(old) { (old, removals) = (old + 1, removals - 1) }
      while inserted.contains(new) { (new, insertions) = (new + 1, insertions - 1) }
      if start != (old, new) { runs.append(Run(old: start.0..<old, new: start.1..<new)) }
      (old, new) = (old + 1, new + 1)
    }
    return runs
  }
}
