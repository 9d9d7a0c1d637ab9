/// One pass over the bytes before libyaml sees them.
///
/// It answers whatever is a matter of bytes and not of YAML: encoding, invisible and control
/// characters, line lengths, directives that are quadratic in libyaml.
struct ByteScan {
  /// Offset of the first byte after a byte-order mark.
  private(set) var start = 0
  /// Whether no byte is above 0x7F.
  private(set) var isASCII = true
  /// Whether there is a tab anywhere.
  private(set) var hasTab = false
  /// Whether there is a carriage return anywhere.
  private(set) var hasReturn = false

  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: YAMLLimits
  /// Up to here nothing is said of a line.
  private let quietCharacters: Int
  private var lineStart = 0
  private var firstEnding: LineEnding?
  private var isMixed = false

  private enum LineEnding { case lineFeed, carriageReturn, both }

  /// Scans the bytes and logs what is wrong with them.
  init(_ bytes: UnsafeBufferPointer<UInt8>, limits: YAMLLimits, log: inout DiagnosticLog) {
    self.bytes = bytes
    self.limits = limits
    quietCharacters = min(limits.advisedLineCharacters, limits.lineCharacters)
    guard !refuseOtherEncodings(&log) else { return }
    skipByteOrderMark(&log)
    lineStart = start
    refuseTagDirective(at: start, &log)
    scan(&log)
  }

  private mutating func scan(_ log: inout DiagnosticLog) {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte &- 0x20 < 0x5F {
        index = endOfPrintable(from: index + 1)
      } else if byte == 0x0A, isOrdinaryLine(endingAt: index) {
        index += 1
        lineStart = index
      } else if byte == 0x0A || byte == 0x0D {
        index = endLine(at: index, &log)
      } else if byte == 0x09 {
        hasTab = true
        index += 1
      } else if let next = checkCharacter(at: index, &log) {
        index = next
      } else {
        return
      }
    }
    checkLength(upTo: bytes.count, &log)
  }

  /// Skips printable ASCII, eight bytes at a time; may stop before the last few.
  @inline(__always)
  private func endOfPrintable(from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    var index = start
    while index + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      // The top bit of each byte below 0x20, above 0x7E or above 0x7F.
      let odd =
        ((word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101) | word)
        & 0x8080_8080_8080_8080
      guard odd == 0 else { return index + odd.trailingZeroBitCount >> 3 }
      index += 8
    }
    return index
  }

  /// Whether a line needs no second look: short, ended as the first one, no directive after it.
  @inline(__always)
  private func isOrdinaryLine(endingAt index: Int) -> Bool {
    firstEnding == .lineFeed && index - lineStart <= quietCharacters
      && index + 1 < bytes.count && bytes[index + 1] != 0x25
  }

  /// Checks the line that ends at `index` and returns where the next one begins.
  private mutating func endLine(at index: Int, _ log: inout DiagnosticLog) -> Int {
    checkLength(upTo: index, &log)
    let isReturn = bytes[index] == 0x0D
    if isReturn { hasReturn = true }
    let isPair = isReturn && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    let ending: LineEnding = isPair ? .both : isReturn ? .carriageReturn : .lineFeed
    let next = index + (isPair ? 2 : 1)
    if firstEnding == nil { firstEnding = ending }
    if ending != firstEnding, !isMixed {
      isMixed = true
      log.advise(
        Slug.documentHostile, "line ends are mixed: CR LF, LF or CR", index, next,
        help: "end every line with a line feed")
    }
    lineStart = next
    refuseTagDirective(at: next, &log)
    return next
  }

  private func checkLength(upTo end: Int, _ log: inout DiagnosticLog) {
    guard end - lineStart > quietCharacters else { return }
    var characters = 0
    for byte in bytes[lineStart..<end] where byte & 0xC0 != 0x80 { characters += 1 }
    if characters > limits.lineCharacters {
      log.refuseHostile(
        "the line has \(characters) characters, more than \(limits.lineCharacters)", lineStart,
        lineStart + 1, help: "break the line; a setting can hide beyond the screen")
    } else if characters > limits.advisedLineCharacters {
      log.advise(
        Slug.documentHostile, "the line has \(characters) characters", lineStart, lineStart + 1,
        help: "break the line; a setting can hide beyond the screen")
    }
  }

  /// Checks a control or non-ASCII character and returns where the next one begins; nil to stop.
  ///
  /// A run of one hostile character is reported once.
  private mutating func checkCharacter(at index: Int, _ log: inout DiagnosticLog) -> Int? {
    guard let scalar = UTF8Scalar(in: bytes, at: index) else {
      log.refuseHostile(
        "byte 0x\(Visible.hex(UInt32(bytes[index]), digits: 2)) at offset \(index) is not UTF-8",
        index, index + 1, help: "save the file as UTF-8")
      return nil
    }
    if scalar.length > 1 { isASCII = false }
    let end = index + scalar.length
    // Such a line is refused as a whole, and counting columns that far for each fault is slow.
    guard index - lineStart <= 4 * limits.lineCharacters else { return end }
    guard let refusal = HostileCharacter(scalar.value) else { return end }
    let runEnd = endOfRun(from: end, length: scalar.length)
    let place = log.place(index, runEnd)
    log.refuseHostile(
      refusal.message, index, runEnd, help: refusal.help,
      fix: refusal.isRemovable ? .safe("remove the character", place, "") : nil)
    return scalar.value == 0 || log.isFullOfErrors ? nil : runEnd
  }

  /// Where the character of so many bytes before `start` stops repeating itself.
  private func endOfRun(from start: Int, length: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == bytes[end - length] { end += 1 }
    return end - (end - start) % length
  }

  /// One mark is good for advice; several are content and refused as such.
  private mutating func skipByteOrderMark(_ log: inout DiagnosticLog) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard bytes.starts(with: mark), !bytes.starts(with: mark + mark) else { return }
    start = 3
    log.advise(
      Slug.documentHostile, "the file begins with a byte-order mark", 0, 3,
      help: "save it as UTF-8 without the mark",
      fix: .safe("remove the mark", log.place(0, 3), ""))
  }

  private func refuseOtherEncodings(_ log: inout DiagnosticLog) -> Bool {
    let name: String? =
      if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
        "UTF-32"
      } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        "UTF-16"
      } else if bytes.count >= 4, bytes.prefix(4).count(where: { $0 == 0 }) == 3 {
        "UTF-32"
      } else if bytes.count >= 2, (bytes[0] == 0) != (bytes[1] == 0) {
        "UTF-16"
      } else {
        nil
      }
    guard let name else { return false }
    log.refuseHostile("the file is \(name)", 0, 1, help: "save it as UTF-8")
    return true
  }

  /// libyaml compares each `%TAG` with all before it, and profiles have no tags to abbreviate.
  private func refuseTagDirective(at index: Int, _ log: inout DiagnosticLog) {
    guard index < bytes.count, bytes[index] == 0x25 else { return }
    guard bytes[index...].starts(with: "%TAG".utf8) else { return }
    log.refuseHostile(
      "tags are not accepted, so there is nothing to abbreviate", index, index + 4,
      help: "delete the `%TAG` line")
  }
}
