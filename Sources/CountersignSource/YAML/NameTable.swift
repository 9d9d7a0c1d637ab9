/// A few names to look texts up in without making strings of them.
package struct NameTable: Sendable {
  /// The names' UTF-8, one after another.
  private let octets: [UInt8]
  /// Where each name ends.
  private let ends: [Int]
  /// The beginnings of the names; few share one.
  private let heads: [UInt64]

  /// A table of names, numbered from 0.
  package init(_ names: [String]) {
    var octets: [UInt8] = []
    ends = names.map { name in
      octets += name.utf8
      return octets.count
    }
    self.octets = octets
    heads = names.map { Array($0.utf8).withUnsafeBufferPointer(Self.head) }
  }

  /// The number of the name with these bytes; nil when there is none.
  func index(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    let head = Self.head(text)
    for number in heads.indices where heads[number] == head && isName(text, number) {
      return number
    }
    return nil
  }

  private func isName(_ text: UnsafeBufferPointer<UInt8>, _ number: Int) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == text.count else { return false }
    // The head has said as much of a short text.
    for offset in text.indices.dropFirst(7) where octets[start + offset] != text[offset] {
      return false
    }
    return true
  }

  /// The length and the first seven bytes of a text.
  private static func head(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard text.count < 8 else {
      let octets = UnsafeRawBufferPointer(text).loadUnaligned(as: UInt64.self)
      return UInt64(bigEndian: octets) >> 8 | UInt64(truncatingIfNeeded: text.count) << 56
    }
    var head = UInt64(truncatingIfNeeded: text.count)
    for octet in text { head = head << 8 | UInt64(octet) }
    return head
  }
}
