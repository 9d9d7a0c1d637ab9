/// A few names to look texts up in without making strings of them.
package struct NameTable: Sendable {
  /// The names' UTF-8, one after another.
  private let octets: [UInt8]
  /// Where each name ends.
  private let ends: [Int]

  /// A table of names, numbered from 0.
  package init(_ names: [String]) {
    var octets: [UInt8] = []
    ends = names.map { name in
      octets += name.utf8
      return octets.count
    }
    self.octets = octets
  }

  /// The number of the name with these bytes; nil when there is none.
  func index(of text: ArraySlice<UInt8>) -> Int? {
    var start = 0
    for (number, end) in ends.enumerated() {
      if end - start == text.count, isName(text, at: start) { return number }
      start = end
    }
    return nil
  }

  private func isName(_ text: ArraySlice<UInt8>, at start: Int) -> Bool {
    for offset in 0..<text.count where octets[start + offset] != text[text.startIndex + offset] {
      return false
    }
    return true
  }
}
