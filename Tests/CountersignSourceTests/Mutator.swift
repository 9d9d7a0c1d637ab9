import TestSupport

/// Documents that are nearly right, or nothing at all; the same for the same seed.
struct Mutator {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// Bytes of any value, most often those that mean something to YAML.
  mutating func noise() -> [UInt8] {
    (0..<Int.random(in: 0...60, using: &generator)).flatMap { _ -> [UInt8] in
      Bool.random(using: &generator)
        ? fragment() : [UInt8.random(in: .min ... .max, using: &generator)]
    }
  }

  /// The bytes with one to four stretches deleted, repeated or replaced by a fragment.
  mutating func mutated(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let lower = Int.random(in: 0...bytes.count, using: &generator)
      let count = min(Int.random(in: 0...6, using: &generator), bytes.count - lower)
      let stretch = Array(bytes[lower..<lower + count])
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes.removeSubrange(lower..<lower + count)
      case 1: bytes.insert(contentsOf: stretch, at: lower)
      case 2: bytes.replaceSubrange(lower..<lower + count, with: fragment())
      default: bytes.insert(contentsOf: fragment(), at: lower)
      }
    }
    return bytes
  }

  private mutating func fragment() -> [UInt8] {
    Array((Self.fragments.randomElement(using: &generator) ?? "").utf8)
  }

  private static let fragments = [
    "\n", "\n", "\n  ", "\n    ", "\r", "\r\n", " ", "  ", "\t", "a", "b: 1", "key: value", ":",
    ": ", ",", "[", "]", "{", "}", "- ", "? ", "#", " # c", " #c", "'", "\"", "\\", "\\w", "\\x41",
    "''", "|\n", ">-\n", "|2\n", "&a ", "*a", "!x ", "!!str ", "<<: ", "~", "null", "@", "`", "%",
    "%YAML 1.1\n", "%TAG ! x\n", "---\n", "...\n", "é", "e\u{301}", "日", "😀", "\u{A0}",
    "\u{3000}", "\u{200B}", "\u{AD}", "\u{202E}", "\u{2028}", "\u{85}", "\u{FEFF}", "“", "”", "\0",
    "\u{1}", "\u{7F}", "\u{10FFFF}",
  ]
}
