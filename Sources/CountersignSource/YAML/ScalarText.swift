/// A scalar as it is written, searched for characters that deceive the eye.
struct ScalarText {
  private let source: SourceText
  private let range: SourceRange
  private let scalars: [(value: Unicode.Scalar, offset: Int)]

  init(_ source: SourceText, _ range: SourceRange) {
    self.source = source
    self.range = range
    var offset = range.lower
    var found: [(value: Unicode.Scalar, offset: Int)] = []
    for scalar in source.text(in: range).unicodeScalars {
      found.append((scalar, offset))
      offset += UTF8.width(scalar)
    }
    scalars = found
  }

  /// The complaint about zero-width characters and soft hyphens, with a fix that removes them.
  var invisibleCharacters: Diagnostic? {
    let hidden = scalars.filter { Self.isZeroWidth($0.value) }
    guard let first = hidden.first else { return nil }
    return Diagnostic(
      .error, Slug.valueInvalid,
      "`\(Visible.text(source.text(in: range)))` holds an invisible character",
      at: place(first), help: "remove it", fix: fix("remove what cannot be seen", hidden, ""))
  }

  /// The complaint about a no-break or other space where YAML needs a plain one.
  ///
  /// That is at either end of the scalar, right after a colon, and anywhere in a key.
  func foreignSpace(isKey: Bool) -> Diagnostic? {
    let wrong = scalars.indices.filter { index in
      Self.isForeignSpace(scalars[index].value) && (isKey || isAtEdge(index) || followsColon(index))
    }
    guard let first = wrong.first else { return nil }
    let found = wrong.map { scalars[$0] }
    return Diagnostic(
      .error, Slug.valueInvalid, Self.notASpace(found[0].value), at: place(scalars[first]),
      help: "write a plain space", fix: fix("write a plain space", found, " "))
  }

  /// The complaint about curly quotes around the value, with a fix that straightens them.
  var typographicQuotes: Diagnostic? {
    guard let first = scalars.first, let last = scalars.last, Self.isCurly(first.value) else {
      return nil
    }
    let inside = scalars.dropFirst().dropLast().map(\.value)
    let isPair = scalars.count > 1 && Self.isCurly(last.value)
    let isSimple = !inside.contains { $0 == "\"" || $0 == "\\" }
    return Diagnostic(
      .error, Slug.valueInvalid, "typographic quotes are part of the value",
      at: Place(source: source, range: range), help: "use straight quotes",
      fix: isPair && isSimple ? fix("use straight quotes", [first, last], "\"") : nil)
  }

  /// The message about a character that is drawn as a space and is none for YAML.
  static func notASpace(_ scalar: Unicode.Scalar) -> String {
    "U+\(Visible.hex(scalar.value, digits: 4)) is not a space for YAML"
  }

  /// Whether a scalar is drawn as a space and is not the space that YAML knows.
  static func isForeignSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar != " " && scalar.properties.generalCategory == .spaceSeparator
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x2060...0x2065, 0xE0000...0xE007F: true
    default: false
    }
  }

  private static func isCurly(_ scalar: Unicode.Scalar) -> Bool {
    (0x2018...0x201F).contains(scalar.value)
  }

  private func isAtEdge(_ index: Int) -> Bool {
    scalars[...index].allSatisfy { Self.isForeignSpace($0.value) }
      || scalars[index...].allSatisfy { Self.isForeignSpace($0.value) }
  }

  private func followsColon(_ index: Int) -> Bool {
    let before = scalars[..<index].last { !Self.isForeignSpace($0.value) }
    return before?.value == ":"
  }

  private func place(_ scalar: (value: Unicode.Scalar, offset: Int)) -> Place {
    let upper = scalar.offset + UTF8.width(scalar.value)
    return Place(source: source, range: SourceRange(lower: scalar.offset, upper: upper))
  }

  private func fix(
    _ title: String, _ found: [(value: Unicode.Scalar, offset: Int)], _ replacement: String
  ) -> Fix {
    let edits = found.map { Edit(place: place($0), replacement: replacement) }
    return Fix(edits: edits, safety: .safe, title: title)
  }
}
