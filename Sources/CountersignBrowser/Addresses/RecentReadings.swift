import Synchronization

/// What texts were read as of late, by the text: a profile names the same few hosts again and
/// again, and each is looked up in the Public Suffix List.
///
/// Of the texts that share a slot the last one stays, so that memory has a bound.
final class RecentReadings<Value: Sendable>: Sendable {
  /// In an object, so that a look takes one reference.
  private final class Reading: Sendable {
    let text: String
    let value: Value

    init(_ text: String, _ value: Value) {
      self.text = text
      self.value = value
    }
  }

  private static var slotCount: Int { 256 }

  /// Longer texts are rare and not worth the place, in octets.
  private static var longest: Int { 128 }

  private let slots = Mutex([Reading?](repeating: nil, count: slotCount))

  /// What `text` was read as; nil when that is not known any more.
  func value(of text: String) -> Value? {
    guard let number = Self.slot(of: text) else { return nil }
    guard let known = slots.withLock({ $0[number] }), known.text == text,
      known.text.utf8.count == text.utf8.count
    else { return nil }
    return known.value
  }

  /// Remembers what an ASCII text was read as; others are let go, for several spellings of them
  /// count as equal.
  func keep(_ value: Value, for text: String) {
    guard let number = Self.slot(of: text), Self.isASCII(text) else { return }
    slots.withLock { $0[number] = Reading(text, value) }
  }

  private static func isASCII(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 < 0x80 } }
      ?? text.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Where a text is remembered; nil for one that is too long.
  private static func slot(of text: String) -> Int? {
    guard text.utf8.count <= longest else { return nil }
    return QuickHash.of(text) & (slotCount - 1)
  }
}
