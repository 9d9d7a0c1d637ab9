extension Malformation {
  /// A tab where the indentation should be spaces.
  ///
  /// The fix is offered only when every indented line of the file uses nothing but tabs, for then
  /// two spaces a tab keep the shape.
  var tabIndentation: Diagnostic? {
    guard !isInFlow else { return nil }
    let visible = firstVisible(onLineAt: at)
    guard let tab = bytes[line.lower..<visible].firstIndex(of: 0x09) else { return nil }
    let column = source.position(at: tab).column
    return report(
      "indentation must be spaces; tab at column \(column)", point(tab),
      help: "write two spaces for each level", fix: spacesForTabs)
  }

  /// A tab between a dash and its entry, which libyaml does not take.
  var tabBehindDash: Diagnostic? {
    guard at < bytes.count, bytes[at] == 0x09, problem.hasPrefix("found character that cannot")
    else { return nil }
    var upper = at
    while upper < bytes.count, bytes[upper] == 0x09 || bytes[upper] == 0x20 { upper += 1 }
    return report(
      "a tab cannot stand here", point(at), help: "write a space",
      fix: .safe("write a space", place(SourceRange(lower: at, upper: upper)), " "))
  }

  private var spacesForTabs: Fix? {
    var edits: [Edit] = []
    for number in 1...source.lineCount {
      let line = source.range(ofLine: number)
      let visible = firstVisible(onLineAt: line.lower)
      for offset in line.lower..<visible {
        guard bytes[offset] == 0x09 else { return nil }
        edits.append(Edit(place: place(point(offset)), replacement: "  "))
      }
    }
    return Fix(edits: edits, safety: .safe, title: "write two spaces for each tab")
  }

  /// A no-break space or the like that YAML takes for a letter: as indentation or after a colon.
  var foreignSpace: Diagnostic? {
    let starts = [at, contextAt] + [lastScalar?.lower].compactMap(\.self)
    for line in starts.map(source.lineRange(at:)) {
      let found = foreignSpaces(in: line)
      guard let first = found.first,
        let scalar = UTF8Scalar(in: bytes, at: first.lower).flatMap({ Unicode.Scalar($0.value) })
      else { continue }
      return report(
        ScalarText.notASpace(scalar), first, help: "write a plain space",
        fix: Fix(
          edits: found.map { Edit(place: place($0), replacement: " ") }, safety: .safe,
          title: "write a plain space"))
    }
    return nil
  }

  /// The foreign spaces that begin a line or follow a colon; a quote or comment ends the search.
  private func foreignSpaces(in line: SourceRange) -> [SourceRange] {
    var found: [SourceRange] = []
    var isExpected = true
    var offset = line.lower
    let text = String(decoding: bytes[line.lower..<line.upper], as: UTF8.self)
    for scalar in text.unicodeScalars {
      let upper = offset + UTF8.width(scalar)
      if scalar == "\"" || scalar == "'" || scalar == "#" { break }
      if isExpected, ScalarText.isForeignSpace(scalar) {
        found.append(SourceRange(lower: offset, upper: upper))
      } else if scalar != " " {
        isExpected = scalar == ":"
      }
      offset = upper
    }
    return found
  }
}
