/// "Did you mean": the known word nearest to an unknown one.
package enum Suggestion {
  /// The candidate with the fewest typing errors, or nil when none is near enough.
  ///
  /// Letter case and the difference between `-`, `_` and a space cost nothing; a swap of two
  /// neighbours costs one. A word of up to three letters may have one error, a longer one a third of
  /// its letters. The earlier of two equally near candidates wins, and a word longer than 64
  /// letters has none.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let letters = folded(candidate)
      let allowed = max(1, min(wanted.count, letters.count) / 3)
      let limit = min(allowed, (best?.distance ?? .max) - 1)
      guard limit >= 0, abs(letters.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, letters)
      // A single letter has nothing in common with a different one.
      guard distance <= limit, distance < max(wanted.count, letters.count) else { continue }
      best = (candidate, distance)
    }
    return best?.word
  }

  private static func folded(_ word: String) -> [Unicode.Scalar] {
    word.lowercased().unicodeScalars.map { $0 == "-" || $0 == " " ? "_" : $0 }
  }

  /// The optimal string alignment distance, in three rows of memory.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var above = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1] + [Int](repeating: 0, count: right.count)
      for column in right.indices {
        let change = left[row] == right[column] ? 0 : 1
        var cost = min(above[column + 1] + 1, current[column] + 1, above[column] + change)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, before[column - 1] + 1)
        }
        current[column + 1] = cost
      }
      (before, above) = (above, current)
    }
    return above[right.count]
  }
}
