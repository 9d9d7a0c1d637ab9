/// A key and its value with no space after the colon: `secure:true`.
enum MissingSpace {
  /// The fact, for a diagnostic.
  static let message = "`:` needs a space after it"

  /// The offset of the colon when the text at `lower` looks like `key:value`.
  ///
  /// A key begins with a letter and goes on with letters, digits, `_` and `-`; `https://…` does not
  /// look like one.
  static func colon(in bytes: [UInt8], from lower: Int, to upper: Int) -> Int? {
    guard lower < upper, isLetter(bytes[lower]) else { return nil }
    var index = lower
    while index < upper, isLetter(bytes[index]) || isDigitOrDash(bytes[index]) { index += 1 }
    guard index + 1 < upper, bytes[index] == 0x3A else { return nil }
    let next = bytes[index + 1]
    return next > 0x20 && next != 0x2F && next != 0x3A ? index : nil
  }

  /// A fix that puts a space after each of the colons.
  static func fix(_ colons: [Int], in source: SourceText) -> Fix {
    let edits = colons.map { colon in
      let range = SourceRange(lower: colon + 1, upper: colon + 1)
      return Edit(place: Place(source: source, range: range), replacement: " ")
    }
    return Fix(edits: edits, safety: .safe, title: "write a space after `:`")
  }

  /// The whole diagnostic for colons that lack their space; the first one is pointed at.
  static func diagnostic(_ slug: String, _ colons: [Int], in source: SourceText) -> Diagnostic? {
    guard let first = colons.first else { return nil }
    let place = Place(source: source, range: SourceRange(lower: first, upper: first + 1))
    return Diagnostic(
      .error, slug, message, at: place, help: "write `key: value`", fix: fix(colons, in: source))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F
  }

  private static func isDigitOrDash(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2D
  }
}

extension YAMLTree {
  /// The complaint that a scalar is a map whose colons lack their space, nil when it is not.
  ///
  /// For a decoder that expects a map and finds a text, or finds an unknown key such as `a:1` in
  /// `{a:1}`. Each line of the scalar must look like `key:value`.
  package func missingSpace(in node: Node) -> Diagnostic? {
    guard kind(node) == .scalar, style(node) == .plain, aliasTarget(node) == nil else { return nil }
    let range = range(node)
    var colons: [Int] = []
    for line in source.line(at: range.lower)...source.line(at: range.upper) {
      let whole = source.range(ofLine: line)
      var lower = max(whole.lower, range.lower)
      while lower < whole.upper, source.bytes[lower] == 0x20 { lower += 1 }
      let upper = min(whole.upper, range.upper)
      guard let colon = MissingSpace.colon(in: source.bytes, from: lower, to: upper) else {
        return nil
      }
      colons.append(colon)
    }
    return MissingSpace.diagnostic(Slug.valueInvalid, colons, in: source)
  }
}
