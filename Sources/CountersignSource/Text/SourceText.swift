import Synchronization

/// The text of one file, and the lines and columns in it.
///
/// A class for its identity: every place of a profile points at the same object.
package final class SourceText: Sendable {
  /// The file as the user named it; printed in diagnostics.
  package let name: String
  /// The content; UTF-8 when a reader accepted it, any bytes before that.
  package let bytes: [UInt8]
  private let lineStarts = Mutex<[Int]?>(nil)
  private let concealed = Mutex(Concealment())

  /// A text from raw bytes, which need not be valid UTF-8 yet.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// A text from a string.
  package convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The whole text as a range.
  package var range: SourceRange { SourceRange(lower: 0, upper: bytes.count) }

  /// The number of lines; a line feed at the end does not begin another.
  package var lineCount: Int {
    let starts = starts
    return starts.count > 1 && starts.last == bytes.count ? starts.count - 1 : starts.count
  }

  /// The line and column of a byte offset, which is first brought into the text.
  ///
  /// A byte-order mark at the start of the file takes no column.
  package func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    let start = contentStart(ofLine: line, before: offset)
    let before = bytes.withUnsafeBufferPointer { $0[start..<offset].count { $0 & 0xC0 != 0x80 } }
    return Position(line: line, column: before + 1)
  }

  /// The text of a range; bytes that are not UTF-8 become replacement characters.
  package func text(in range: SourceRange) -> String {
    let range = range.clamped(to: bytes.count)
    return String(decoding: bytes[range.lower..<range.upper], as: UTF8.self)
  }

  /// The line, from 1, that holds a byte offset.
  package func line(at offset: Int) -> Int {
    let starts = starts
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line, from 1, without its line break; empty outside the text.
  package func range(ofLine line: Int) -> SourceRange {
    let starts = starts
    guard line >= 1, line <= starts.count else {
      return SourceRange(lower: bytes.count, upper: bytes.count)
    }
    let lower = starts[line - 1]
    var upper = line < starts.count ? starts[line] : bytes.count
    while upper > lower, bytes[upper - 1] == 0x0A || bytes[upper - 1] == 0x0D { upper -= 1 }
    return SourceRange(lower: lower, upper: upper)
  }

  /// The bytes of the line around an offset, without its line break.
  package func lineRange(at offset: Int) -> SourceRange { range(ofLine: line(at: offset)) }

  /// Whether the text begins with a UTF-8 byte-order mark.
  package var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// What of the text is never shown.
  var concealment: Concealment { concealed.withLock { $0 } }

  /// Hides a stretch of the text, such as a secret, from everything that is shown of it from now on.
  ///
  /// Excerpts draw `•` for each of its characters. Messages, notes, helps and fixes that repeat what
  /// is written there, or what it means, are redacted; see `Diagnostic.redacted`. Safe to call from
  /// several tasks at once.
  ///
  /// - Parameters:
  ///   - range: The stretch; brought into the text.
  ///   - meaning: What the stretch says where that differs from what is written, such as the decoded
  ///     text of a quoted scalar.
  package func conceal(_ range: SourceRange, meaning: String? = nil) {
    let range = range.clamped(to: bytes.count)
    let words = [text(in: range), meaning].compactMap(\.self)
    concealed.withLock { $0.add(range, words: words) }
  }

  private func contentStart(ofLine line: Int, before offset: Int) -> Int {
    let start = starts[line - 1]
    return line == 1 && hasByteOrderMark ? min(3, offset) : start
  }

  private var starts: [Int] {
    lineStarts.withLock { known in
      if let known { return known }
      let found = LineStarts.find(in: bytes)
      known = found
      return found
    }
  }
}
