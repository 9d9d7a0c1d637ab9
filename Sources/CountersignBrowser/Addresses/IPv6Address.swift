/// An IPv6 address as eight groups of 16 bits.
struct IPv6Address: Hashable, Sendable {
  private let groups: [UInt16]

  /// Reads the text form without brackets and zone; nil when it is none.
  ///
  /// Source: RFC 4291 2.2 without the dotted form, which no browser serializes.
  init?(parsing text: Substring) {
    var groups: [UInt16] = []
    var gap: Int?
    var rest = text
    if rest.hasPrefix("::") {
      gap = 0
      rest = rest.dropFirst(2)
    }
    while !rest.isEmpty {
      let digits = rest.prefix { $0 != ":" }
      guard groups.count < 8, let group = IPv6Address.group(digits) else { return nil }
      groups.append(group)
      rest = rest.dropFirst(digits.count)
      guard !rest.isEmpty else { break }
      rest = rest.dropFirst()
      if rest.first == ":" {
        guard gap == nil else { return nil }
        gap = groups.count
        rest = rest.dropFirst()
      } else if rest.isEmpty {
        return nil
      }
    }
    guard let filled = IPv6Address.filled(groups, gap: gap) else { return nil }
    self.groups = filled
  }

  /// The one form browsers write: lower case, no leading zeros, the longest run of zeros as `::`.
  ///
  /// Source: URL Standard, IPv6 serializer; RFC 5952.
  var serialized: String {
    let run = longestZeroRun
    var text = ""
    var index = 0
    while index < groups.count {
      if index == run.lowerBound, !run.isEmpty {
        text += "::"
        index = run.upperBound
      } else {
        text += String(groups[index], radix: 16)
        index += 1
        if index < groups.count, index != run.lowerBound || run.isEmpty { text += ":" }
      }
    }
    return text
  }

  private var longestZeroRun: Range<Int> {
    var best = 0..<0
    var start: Int?
    for index in 0...groups.count {
      if index < groups.count, groups[index] == 0 {
        start = start ?? index
      } else if let begun = start {
        if index - begun > max(best.count, 1) { best = begun..<index }
        start = nil
      }
    }
    return best
  }

  private static func group(_ digits: Substring) -> UInt16? {
    guard (1...4).contains(digits.utf8.count), digits.utf8.allSatisfy(ASCII.isHex) else {
      return nil
    }
    return UInt16(digits, radix: 16)
  }

  private static func filled(_ groups: [UInt16], gap: Int?) -> [UInt16]? {
    guard let gap else { return groups.count == 8 ? groups : nil }
    guard groups.count < 8 else { return nil }
    let zeros = [UInt16](repeating: 0, count: 8 - groups.count)
    return groups[..<gap] + zeros + groups[gap...]
  }
}
