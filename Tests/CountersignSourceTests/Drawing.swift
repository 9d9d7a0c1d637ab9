import CountersignSource
import Testing

/// A text with one place marked, and how a complaint about the place is drawn.
struct Drawing: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var text: String
  var marked: String
  var expected: String

  init(_ name: String, _ text: String, _ marked: String, _ expected: String) {
    testDescription = name
    self.text = text
    self.marked = marked
    self.expected = expected
  }

  /// A complaint about the marked text.
  func diagnostic() throws -> Diagnostic {
    let source = SourceText(name: "x", text: text)
    return Diagnostic(.error, "s", "m", at: source.place(of: marked))
  }
}

extension SourceText {
  /// The place of the first occurrence of a text, or of a later one counted from 1.
  func place(of text: String, _ occurrence: Int = 1) -> Place {
    let wanted = Array(text.utf8)
    var left = occurrence
    for lower in bytes.indices where bytes[lower...].starts(with: wanted) {
      left -= 1
      if left == 0 {
        return Place(source: self, range: SourceRange(lower: lower, upper: lower + wanted.count))
      }
    }
    Issue.record("`\(text)` does not occur \(occurrence) times")
    return Place(source: self, range: range)
  }
}

extension RenderingTests {
  static let drawings = [
    Drawing(
      "tabs become four columns", "a:\tb\tc\n", "c",
      """
      error[s]: m
        --> x:1:6
         |
       1 | a:    b    c
         |            ^

      """),
    Drawing(
      "a marked tab takes its four columns", "a:\tb\n", "\t",
      """
      error[s]: m
        --> x:1:3
         |
       1 | a:    b
         |   ^^^^

      """),
    Drawing(
      "wide letters take two columns", "日本: 語 x\n", "語",
      """
      error[s]: m
        --> x:1:5
         |
       1 | 日本: 語 x
         |       ^^

      """),
    Drawing(
      "behind an emoji", "a: 😀 b\n", "b",
      """
      error[s]: m
        --> x:1:6
         |
       1 | a: 😀 b
         |       ^

      """),
    Drawing(
      "combining marks take no column", "cafe\u{301}: e\u{301}x\n", "x",
      """
      error[s]: m
        --> x:1:10
         |
       1 | cafe\u{301}: e\u{301}x
         |        ^

      """),
    Drawing(
      "invisible characters are spelled out", "a: l\u{200B}ax # \u{202E}b\n", "\u{200B}",
      """
      error[s]: m
        --> x:1:5
         |
       1 | a: l<U+200B>ax # <U+202E>b
         |     ^^^^^^^^

      """),
    Drawing(
      "a value of several lines is marked on its first", "a: 'b\n  c'\n", "'b\n  c'",
      """
      error[s]: m
        --> x:1:4
         |
       1 | a: 'b
         |    ^^

      """),
    Drawing(
      "a place at the end of the text", "a: b", "",
      """
      error[s]: m
        --> x:1:1
         |
       1 | a: b
         | ^

      """),
    Drawing(
      "lines that CR LF ends", "a: b\r\nc: d\r\n", "d",
      """
      error[s]: m
        --> x:2:4
         |
       2 | c: d
         |    ^

      """),
    Drawing(
      "a byte-order mark takes no column", "\u{FEFF}a: b\n", "b",
      """
      error[s]: m
        --> x:1:4
         |
       1 | a: b
         |    ^

      """),
    Drawing(
      "a long line is cut to sixty columns around the place",
      String(repeating: "abcde", count: 30) + "HERE" + String(repeating: "vwxyz", count: 30) + "\n",
      "HERE",
      """
      error[s]: m
        --> x:1:151
         |
       1 | …cdeabcdeabcdeabcdeabcdeabcdeHEREvwxyzvwxyzvwxyzvwxyzvwxyzvwx…
         |                              ^^^^

      """),
    Drawing(
      "a very long line is cut to sixty columns, too",
      "HERE" + String(repeating: "vwxyz", count: 3_000) + "\n", "HERE",
      """
      error[s]: m
        --> x:1:1
         |
       1 | HEREvwxyzvwxyzvwxyzvwxyzvwxyzvwxyzvwxyzvwxyzvwxyzvwxyzvwxyzv…
         | ^^^^

      """),
    Drawing(
      "the end of a very long line", String(repeating: "日", count: 3_000) + "HERE\n", "HERE",
      """
      error[s]: m
        --> x:1:3001
         |
       1 | …日日日日日日日日日日日日日日日日日日日日日日日日日日日日HERE
         |  \(String(repeating: " ", count: 56))^^^^

      """),
  ]
}
