/// What of a text is never shown: stretches that excerpts mask, and words that sentences leave out.
struct Concealment: Sendable {
  /// What an excerpt draws for one hidden character.
  static let mask: Unicode.Scalar = "•"
  /// What a sentence says for a hidden word; the same for all, so that the length stays hidden.
  private static let redaction = "•••"
  /// A word of fewer bytes is part of so many others that leaving it out says more than keeping it.
  private static let shortestWord = 4

  private var ranges: [SourceRange] = []
  /// The longest first, so that none is found inside a longer one.
  private var words: [[UInt8]] = []

  /// Whether nothing is hidden.
  var isEmpty: Bool { ranges.isEmpty }

  /// Adds a stretch and what it says.
  mutating func add(_ range: SourceRange, words texts: [String]) {
    if !ranges.contains(range) { ranges.append(range) }
    for text in texts.flatMap(Self.spellings) where text.count >= Self.shortestWord {
      if !words.contains(text) { words.append(text) }
    }
    words.sort { $0.count > $1.count }
  }

  /// Whether the byte at an offset is hidden.
  func hides(_ offset: Int) -> Bool {
    ranges.contains { $0.lower <= offset && offset < $0.upper }
  }

  /// A sentence without the hidden words.
  func redacted(_ text: String) -> String {
    words.reduce(text) { Self.replacing($1, in: $0) }
  }

  /// The ways in which a sentence may repeat a text: as it is, without its quotes, line by line, and
  /// each of these made visible.
  private static func spellings(of text: String) -> [[UInt8]] {
    var spellings = [text]
    if let quote = text.first, quote == "\"" || quote == "'", text.count > 1, text.last == quote {
      let inside = text.dropFirst().dropLast()
      spellings.append(String(inside))
      spellings.append(
        inside.split(separator: "''", omittingEmptySubsequences: false).joined(separator: "'"))
    }
    for spelling in spellings {
      spellings += spelling.split(whereSeparator: \.isNewline).map(trimmed)
    }
    return (spellings + spellings.map(Visible.text)).map { Array($0.utf8) }
  }

  private static func trimmed(_ line: Substring) -> String {
    var rest = line.drop { $0 == " " }
    while rest.last == " " { rest.removeLast() }
    return String(rest)
  }

  private static func replacing(_ word: [UInt8], in text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.count >= word.count else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == word[0], bytes[index...].starts(with: word) {
        result += Self.redaction.utf8
        index += word.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
