/// Advice about tabs between tokens, which YAML 1.2 allows and PyYAML refuses.
struct TabCheck {
  private let bytes: [UInt8]
  private let scalars: [SourceRange]

  /// A check of an accepted document.
  init(tree: YAMLTree) {
    bytes = tree.source.bytes
    scalars = tree.cells.filter { $0.shape == .scalar && $0.lower < $0.upper }.map(\.range)
  }

  /// Reports each run of tabs that lies neither in a scalar nor in a comment.
  func report(to log: inout DiagnosticLog) {
    var index = 0
    var scalar = 0
    while index < bytes.count, !log.isFull {
      if scalar < scalars.count, index >= scalars[scalar].lower {
        index = max(index, scalars[scalar].upper)
        scalar += 1
      } else if bytes[index] == 0x23, index == 0 || bytes[index - 1] <= 0x20 {
        index = end(from: index) { $0 != 0x0A && $0 != 0x0D }
      } else if bytes[index] == 0x09 {
        let upper = end(from: index) { $0 == 0x09 }
        advise(index, upper, &log)
        index = upper
      } else {
        index += 1
      }
    }
  }

  private func end(from start: Int, while isInside: (UInt8) -> Bool) -> Int {
    var index = start
    while index < bytes.count, isInside(bytes[index]) { index += 1 }
    return index
  }

  private func advise(_ lower: Int, _ upper: Int, _ log: inout DiagnosticLog) {
    let blankEnd = end(from: upper) { $0 == 0x20 || $0 == 0x09 }
    let isAtLineEnd = blankEnd == bytes.count || bytes[blankEnd] == 0x0A || bytes[blankEnd] == 0x0D
    let place = log.place(lower, upper)
    let fix: Fix =
      isAtLineEnd
      ? .safe("remove the tab", place, "")
      : .safe("write spaces", place, String(repeating: " ", count: upper - lower))
    log.advise(
      Slug.scalarAmbiguous, "some readers refuse a tab here", lower, upper,
      help: isAtLineEnd ? "remove it" : "write a space", fix: fix)
  }
}
