/// A fault that libyaml found, to be told in words that help.
///
/// libyaml says what its state machine expected; the author wants to know what to write. Each
/// explanation below knows one mistake that people make, and the first that fits speaks.
struct Malformation {
  let source: SourceText
  /// What was read: the text, with faults before this one written over.
  let bytes: [UInt8]
  /// libyaml's words for the fault.
  let problem: String
  /// libyaml's words for what it was doing; may be empty.
  let context: String
  /// The byte offset of the fault.
  let at: Int
  /// The byte offset where what it was doing began.
  let contextAt: Int
  /// The last scalar or alias before the fault.
  let lastScalar: SourceRange?

  /// The message about text behind a quoted value or a closing bracket.
  static let textBehindValue = "nothing may follow the value on its line"
  /// The message about a line of a map that is only a word.
  static let keyAlone = "a key needs `: ` and a value"

  /// The complaint about the fault.
  var diagnostic: Diagnostic {
    tabIndentation ?? tabBehindDash ?? foreignSpace ?? reservedStart ?? missingSpace ?? colonInValue
      ?? badEscape
      ?? unclosedQuote ?? flow ?? tag ?? directive ?? indentation ?? general
  }

  /// The line of the fault.
  var line: SourceRange { source.lineRange(at: at) }
  /// Whether libyaml was inside brackets.
  var isInFlow: Bool { context.contains("flow") }

  private var general: Diagnostic {
    let note = context.isEmpty ? problem : "\(context), \(problem)"
    return report("the text is not YAML", point(at), notes: ["libyaml: \(note)"])
  }

  private var tag: Diagnostic? {
    guard context.hasSuffix("tag") || problem.contains("tag handle") else { return nil }
    return Diagnostic(
      .error, Slug.documentHostile, "tags are not accepted", at: place(point(contextAt)),
      help: "delete the tag; a value that begins with `!` must be quoted")
  }

  private var directive: Diagnostic? {
    guard
      context.hasSuffix("directive") || problem == "found incompatible YAML document"
        || problem.contains("directive")
    else { return nil }
    return report(
      "directives are not accepted", line, help: "delete the line; the file is read as YAML 1.2")
  }

  /// A `document-malformed` error.
  func report(
    _ message: String, _ range: SourceRange, related: [Diagnostic.Related] = [],
    notes: [String] = [], help: String? = nil, fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error, Slug.documentMalformed, message, at: place(range), related: related, notes: notes,
      help: help, fix: fix)
  }

  /// A stretch of the text.
  func place(_ range: SourceRange) -> Place { Place(source: source, range: range) }

  /// The scalar at an offset, or an empty range at the end of the text.
  func point(_ offset: Int) -> SourceRange {
    let length = UTF8Scalar(in: bytes, at: min(offset, bytes.count))?.length ?? 0
    return SourceRange(lower: offset, upper: min(offset + length, bytes.count))
  }

  /// From an offset to the end of what is written on its line, comments left out.
  func restOfLine(from lower: Int) -> SourceRange {
    let end = source.lineRange(at: lower).upper
    var upper = lower
    while upper < end, !(bytes[upper] == 0x23 && upper > 0 && bytes[upper - 1] <= 0x20) {
      upper += 1
    }
    while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
    return SourceRange(lower: lower, upper: upper)
  }

  /// The first byte of the line at an offset that is neither a space nor a tab.
  func firstVisible(onLineAt offset: Int) -> Int {
    let line = source.lineRange(at: offset)
    var index = line.lower
    while index < line.upper, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    return index
  }

  /// The text in quotes, in the style that needs the fewest changes.
  static func quoted(_ text: String) -> String {
    let needsCare = text.unicodeScalars.contains { $0 == "\"" || $0 == "\\" }
    guard needsCare else { return "\"\(text)\"" }
    return singleQuoted(text)
  }

  /// The text in single quotes, each inner one doubled.
  static func singleQuoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
