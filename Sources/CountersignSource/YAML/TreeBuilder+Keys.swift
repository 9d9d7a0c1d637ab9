extension TreeBuilder {
  /// Checks a scalar in the place of a key.
  mutating func checkKey(_ cell: Cell, _ index: Int32) {
    top?.note(store.mark(of: cell))
    guard !isOrdinaryKey(cell) else { return }
    if store.isNull(cell) {
      log.refuseHostile(
        "a key is null", Int(cell.lower), Int(cell.upper), help: "write a name before the colon")
    } else if cell.style == .plain, store.isText(cell, "<<") {
      log.refuseHostile(
        "merge keys are not used here", Int(cell.lower), Int(cell.upper),
        help: "use `extends` or repeat the fields")
    } else if !store.isOneLine(cell) {
      log.refuseHostile(
        "a key must be on one line", Int(cell.lower), Int(cell.lower) + 1,
        help: "write `key: value`")
    } else if Int(cell.count) > limits.keyCharacters {
      refuseLongKey(cell)
    }
    if !scan.isASCII || cell.isInArena, store.hasNonASCII(cell) {
      top?.hasUnicodeKey = true
    }
  }

  /// Whether a key is a plain word of which there is nothing to say: too long for null and `<<`.
  private func isOrdinaryKey(_ cell: Cell) -> Bool {
    cell.style == .plain && !cell.isInArena && scan.isASCII && cell.count > 4
      && Int(cell.count) <= limits.keyCharacters
  }

  /// Refuses a list or map in the place of a key.
  mutating func refuseComplexKey(_ lower: Int) {
    log.refuseHostile(
      "a key must be a name, not a list or a map", lower, lower + 1, help: "write `key: value`")
  }

  /// Reports each key of a map that an earlier key equals, decoded and canonically composed.
  mutating func refuseDuplicates(in frame: Frame) {
    guard frame.count <= 32, !frame.hasUnicodeKey else {
      return refuseDuplicatesByText(in: frame)
    }
    let first = store[frame.cell].first
    var key = store.nextKey(after: first)
    while key >= 0 {
      var earlier = first
      while earlier != key, !store.isSame(earlier, key) { earlier = store.nextKey(after: earlier) }
      if earlier != key { refuseDuplicate(store[key], of: store[earlier]) }
      key = store.nextKey(after: key)
    }
  }

  private mutating func refuseDuplicatesByText(in frame: Frame) {
    var seen: [String: Int32] = [:]
    var key = store[frame.cell].first
    while key >= 0 {
      let cell = store[key]
      if cell.shape == .scalar, !store.isNull(cell) {
        // Swift's strings are equal when they are canonically equivalent.
        if let earlier = seen[store.text(of: cell)] {
          refuseDuplicate(cell, of: store[earlier])
        } else {
          seen[store.text(of: cell)] = key
        }
      }
      key = store.nextKey(after: key)
    }
  }

  private mutating func refuseDuplicate(_ cell: Cell, of earlier: Cell) {
    let line = log.source.line(at: Int(earlier.lower))
    log.refuse(
      Diagnostic(
        .error, Slug.keyDuplicated,
        "`\(store.text(of: cell))` is already set at line \(line);"
          + " the readers disagree which one counts",
        at: Place(source: log.source, range: cell.range),
        related: [related(earlier.range, "first value")],
        help: "delete one of the two"))
  }

  private mutating func refuseLongKey(_ cell: Cell) {
    let length = store.text(of: cell).unicodeScalars.count
    guard length > limits.keyCharacters else { return }
    log.refuseExcess(
      "the key has \(length) characters, more than \(limits.keyCharacters)", Int(cell.lower),
      Int(cell.upper), limit: "key-characters")
  }
}
