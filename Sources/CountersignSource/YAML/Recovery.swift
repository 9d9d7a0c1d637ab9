/// Reading on behind a fault: the text with what is wrong written over, byte for byte.
///
/// Nothing moves, so that places in the patched text are places in the text itself. What is read of
/// it is never accepted; it is only searched for further faults.
struct Recovery {
  /// How often a text is read again at most.
  private static let mostAttempts = 99
  /// Longer texts are not read again: the time for all attempts together is bounded.
  private static let mostBytes = 64 << 10

  /// The text with every fault so far written over.
  private(set) var bytes: [UInt8]
  /// The faults.
  private(set) var faults: [Diagnostic] = []
  /// What was written over.
  private var patched: [SourceRange] = []

  /// A recovery that has not begun.
  init(_ source: SourceText) {
    bytes = source.bytes
  }

  /// Writes over what a fault is about; false when nobody can know what was meant, and at the end of
  /// all attempts.
  mutating func patch(_ fault: Diagnostic) -> Bool {
    let ranges = fault.fix?.edits.map { ($0.place.range, $0.replacement) } ?? []
    guard faults.count < Self.mostAttempts, bytes.count <= Self.mostBytes, !faults.contains(fault)
    else { return false }
    if ranges.isEmpty {
      guard fault.canBeLeftOut else { return false }
      write(over: fault.place.range, .space)
    }
    for (range, replacement) in ranges {
      let isBlank = replacement.utf8.allSatisfy { $0 == .space }
      // What is missing is written over the byte behind it.
      let missing = SourceRange(lower: range.lower, upper: min(range.lower + 1, bytes.count))
      write(over: range.count == 0 ? missing : range, isBlank ? .space : UInt8(ascii: "x"))
    }
    faults.append(fault)
    return true
  }

  /// Whether a diagnostic speaks of what was written over, and not of the text.
  func covers(_ diagnostic: Diagnostic) -> Bool {
    ([diagnostic.place] + diagnostic.related.map(\.place)).contains { place in
      patched.contains { $0.lower < place.range.upper && place.range.lower < $0.upper }
    }
  }

  private mutating func write(over range: SourceRange, _ byte: UInt8) {
    for index in range.lower..<range.upper where bytes[index] != .lineFeed && bytes[index] != 0x0D {
      bytes[index] = byte
    }
    patched.append(range)
  }
}

extension Diagnostic {
  /// Whether the text without what a fault points at is likely to be what was meant.
  fileprivate var canBeLeftOut: Bool {
    message == Malformation.textBehindValue || message == Malformation.keyAlone
  }
}
