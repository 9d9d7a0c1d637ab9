/// A half-open stretch of a text, in UTF-8 byte offsets from 0.
package struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte.
  package var lower: Int
  /// The offset after the last byte; equal to `lower` when the range is empty.
  package var upper: Int

  /// A range from its offsets; an upper end before the lower one makes an empty range.
  package init(lower: Int, upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The number of bytes.
  package var count: Int { upper - lower }
  /// Whether the range holds no byte and is only a point.
  package var isEmpty: Bool { lower == upper }

  /// Whether every byte of `other` lies in this range; an empty range may lie on either end.
  package func contains(_ other: SourceRange) -> Bool {
    lower <= other.lower && other.upper <= upper
  }

  /// This range with its ends brought into `0...count`.
  package func clamped(to count: Int) -> SourceRange {
    let low = min(max(lower, 0), count)
    return SourceRange(lower: low, upper: min(max(upper, low), count))
  }
}
