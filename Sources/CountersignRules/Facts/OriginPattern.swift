/// A regular expression for origins, read far enough to tell what else it accepts.
struct OriginPattern {
  /// The pattern.
  let text: String

  private let regex: Regex<AnyRegexOutput>?
  private let branches: [[Piece]]
  /// Whether all of it was understood; of look-aheads, flags and the like only the ends are known.
  let isReadable: Bool

  /// A part of a pattern.
  fileprivate indirect enum Piece {
    case start
    case end
    /// Characters that the part accepts.
    case letters(String)
    /// One character of any kind, or a run of them.
    case anything(isRun: Bool)
    case group([[Piece]], times: Int)
  }

  /// Reads a pattern.
  init(_ text: String) {
    self.text = text
    regex = try? Regex(text)
    var reading = PatternReading(text)
    branches = reading.alternatives()
    isReadable = reading.isReadable && reading.isAtEnd
  }

  /// Whether the whole origin matches.
  func accepts(_ origin: String) -> Bool {
    guard let regex else { return false }
    return (try? regex.wholeMatch(in: origin)) != nil
  }

  /// Whether each alternative is bound to the start of the origin.
  var isBoundAtStart: Bool {
    guard isReadable else { return text.contains("^") || text.contains("\\A") }
    return branches.allSatisfy { if case .start? = $0.first { true } else { false } }
  }

  /// Whether each alternative is bound to the end of the origin.
  var isBoundAtEnd: Bool {
    guard isReadable else { return ["$", "\\z", "\\Z"].contains { text.hasSuffix($0) } }
    return branches.allSatisfy { if case .end? = $0.last { true } else { false } }
  }

  /// Whether it has one alternative only, so that anchors can be put around it.
  var isSingle: Bool { branches.count == 1 }

  /// Whether it has a `.` without a backslash that stands for one character.
  var hasBareDot: Bool { Self.contains(branches) { !$0 } }

  /// Whether it has a `.` that stands for a run of characters.
  var hasRun: Bool { Self.contains(branches) { $0 } }

  /// Origins of the pattern, one for each way through its alternatives, at most `Self.most`.
  var samples: [String] {
    isReadable
      ? Array(branches.flatMap { Self.samples($0[...]) }.prefix(Self.most))
      : OriginEnding(of: text).samples.first(where: accepts).map { [$0] } ?? []
  }

  private static let most = 32

  private static func samples(_ pieces: ArraySlice<Piece>) -> [String] {
    guard let piece = pieces.first else { return [""] }
    let heads: [String] =
      switch piece {
      case .start, .end: [""]
      case .letters(let letters): [letters]
      case .anything(let isRun): [isRun ? "a" : "."]
      case .group(let inner, let times):
        inner.flatMap { samples($0[...]) }.map { String(repeating: $0, count: times) }
      }
    let tails = samples(pieces.dropFirst())
    return Array(heads.lazy.flatMap { head in tails.lazy.map { head + $0 } }.prefix(most))
  }

  /// An origin of the pattern; its first bare dot becomes `dot`, and a run of anything `run`.
  func sample(dot: String = ".", run: String = "a") -> String? {
    guard isReadable, let first = branches.first else { return nil }
    var dot = dot
    return Self.sample(first, dot: &dot, run: run)
  }

  private static func contains(
    _ branches: [[Piece]], where isMeant: (_ isRun: Bool) -> Bool
  ) -> Bool {
    branches.joined().contains { piece in
      switch piece {
      case .anything(let isRun): isMeant(isRun)
      case .group(let inner, _): contains(inner, where: isMeant)
      default: false
      }
    }
  }

  private static func sample(_ pieces: [Piece], dot: inout String, run: String) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .start, .end: break
      case .letters(let letters): text += letters
      case .anything(let isRun):
        text += isRun ? run : dot
        if !isRun { dot = "." }
      case .group(let inner, let times):
        for _ in 0..<times {
          if let first = inner.first { text += sample(first, dot: &dot, run: run) }
        }
      }
    }
    return text
  }
}

/// A regular expression while it is read.
private struct PatternReading {
  typealias Piece = OriginPattern.Piece

  private var rest: Substring
  /// Whether all that was met so far was understood.
  private(set) var isReadable = true

  init(_ text: String) {
    rest = Substring(text)
  }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func alternatives() -> [[Piece]] {
    var branches: [[Piece]] = [[]]
    while let character = rest.first, character != ")" {
      rest.removeFirst()
      if character == "|" {
        branches.append([])
      } else if let piece = atom(character) {
        branches[branches.count - 1].append(piece)
      }
    }
    return branches
  }

  private mutating func atom(_ character: Character) -> Piece? {
    switch character {
    case "^": return .start
    case "$": return .end
    case "\\": return escape()
    case "[": return quantified(set())
    case "(": return group()
    case ".": return quantified(.anything(isRun: false))
    default: return quantified(.letters(String(character)))
    }
  }

  private mutating func escape() -> Piece? {
    guard let character = rest.popFirst() else { return nil }
    switch character {
    case "A": return .start
    case "z", "Z": return .end
    case "b", "B": return nil
    case "d": return quantified(.letters("1"))
    case "w": return quantified(.letters("a"))
    case "S", "D", "W": return quantified(.anything(isRun: false))
    case "s", "p", "P", "x", "u": isReadable = false
    default: break
    }
    return quantified(.letters(String(character)))
  }

  /// A class of characters, by one that it has.
  private mutating func set() -> Piece {
    let isNegated = rest.first == "^"
    if isNegated { rest.removeFirst() }
    var letters = ""
    var isEscaped = false
    while let character = rest.popFirst() {
      if !isEscaped, character == "]", !letters.isEmpty { break }
      isEscaped = !isEscaped && character == "\\"
      letters.append(character)
    }
    if isNegated { return letters.contains(".") ? .letters("a") : .anything(isRun: false) }
    guard letters.first == "\\" else { return .letters(String(letters.prefix(1))) }
    let class_ = letters.dropFirst().prefix(1)
    return .letters(class_ == "w" ? "a" : class_ == "d" ? "1" : String(class_))
  }

  private mutating func group() -> Piece? {
    if rest.hasPrefix("?") {
      guard rest.hasPrefix("?:") else {
        isReadable = false
        rest.removeFirst()
        return nil
      }
      rest.removeFirst(2)
    }
    let inner = alternatives()
    if rest.first == ")" { rest.removeFirst() } else { isReadable = false }
    let (times, _) = quantifier()
    return .group(inner, times: times)
  }

  private mutating func quantified(_ piece: Piece) -> Piece {
    let (times, isRun) = quantifier()
    if case .anything = piece { return .anything(isRun: isRun) }
    guard case .letters(let letters) = piece else { return piece }
    return .letters(String(repeating: letters, count: times))
  }

  /// How often the part before is sampled, and whether a quantifier stands here.
  private mutating func quantifier() -> (times: Int, isRun: Bool) {
    guard let mark = rest.first else { return (1, false) }
    var times = 1
    switch mark {
    case "?", "*", "+": rest.removeFirst()
    case "{":
      guard let end = rest.firstIndex(of: "}") else { return (1, false) }
      let digits = rest[..<end].dropFirst().prefix { $0.isNumber }
      times = min(max(Int(digits) ?? 1, 1), 64)
      rest = rest[rest.index(after: end)...]
    default: return (1, false)
    }
    if rest.first == "?" || rest.first == "+" { rest.removeFirst() }
    return (times, true)
  }
}
