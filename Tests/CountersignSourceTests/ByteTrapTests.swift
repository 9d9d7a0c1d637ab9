import CountersignSource
import Testing

@Suite("A trap of bytes")
struct ByteTrapTests {
  @Test("is told in its own words, at its place, with its fix", arguments: traps)
  func speaks(_ trap: Trap) throws { try trap.check() }

  @Test("is reported with the last byte of a file, too")
  func truncated() {
    #expect(complaints("a: b\n\u{202E}") == ["document-hostile 2:1"])
    for bytes: [UInt8] in [[0xC3], [0x61, 0xF0, 0x9F, 0x98], [0xED, 0xA0, 0x80], [0xC0, 0xAF]] {
      let (tree, diagnostics) = YAMLReader().read(SourceText(name: "x", bytes: bytes))
      #expect(tree == nil)
      #expect(diagnostics.map(\.slug) == [Slug.documentHostile])
    }
  }

  @Test(
    "is refused for every character that a reviewer cannot see or that ends a line for some",
    arguments: [
      0x00...0x08, 0x0B...0x0C, 0x0E...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0x202A...0x202E,
      0x2066...0x2069, 0xFEFF...0xFEFF, 0xFFFE...0xFFFF,
    ] as [ClosedRange<UInt32>])
  func hostile(_ values: ClosedRange<UInt32>) {
    for scalar in values.compactMap(Unicode.Scalar.init) {
      for text in ["a: b\(scalar)c\n", "a: b # \(scalar)\n", "a: \"\(scalar)\"\n"] {
        let (tree, diagnostics) = YAMLReader().read(SourceText(name: "x", text: text))
        #expect(tree == nil, "\(Visible.name(scalar))")
        #expect(diagnostics.map(\.slug) == [Slug.documentHostile], "\(Visible.name(scalar))")
        #expect(diagnostics.first?.place.text == String(scalar), "\(Visible.name(scalar))")
      }
    }
  }

  @Test(
    "is told for each invisible letter of a value or key, and its fix removes them all",
    arguments: [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xE0061] as [UInt32])
  func invisible(_ value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    for text in ["k: l\(scalar)a\(scalar)x\n", "k\(scalar): lax\n", "k: 'la\(scalar)x'\n"] {
      let source = SourceText(name: "x", text: text)
      let found = try #require(YAMLReader().read(source).diagnostics.first)
      #expect(found.slug == Slug.valueInvalid)
      #expect(found.place.text == String(scalar))
      #expect(found.message.contains(Visible.name(scalar)))
      var edits = EditSet(of: source)
      try edits.add(try #require(found.fix))
      let fixed = String(decoding: edits.applied(), as: UTF8.self)
      #expect(["k: lax\n", "k: 'lax'\n"].contains(fixed))
    }
  }

  static let traps = tabs + encodings + characters + lookalikes + lines

  static let tabs = [
    Trap(
      "tabs as indentation", "a:\n\tb:\n\t\tc: d\n", Slug.documentMalformed, 2, 1,
      "indentation must be spaces; tab at column 1", fixed: "a:\n  b:\n    c: d\n"),
    Trap(
      "tabs and spaces as indentation", "a:\n  x:\n  \ty: b\n", Slug.documentMalformed, 3, 3,
      "indentation must be spaces; tab at column 3"),
    Trap(
      "a tab after a colon", "a:\tb\n", Slug.scalarAmbiguous, 1, 3,
      "some readers refuse a tab here", severity: .advice, fixed: "a: b\n", isAccepted: true),
    Trap(
      "a tab at a line's end", "a: b\t\n", Slug.scalarAmbiguous, 1, 5,
      "some readers refuse a tab here", severity: .advice, fixed: "a: b\n", isAccepted: true),
    Trap(
      "a tab before a comment", "a: b\t# c\td\n", Slug.scalarAmbiguous, 1, 5,
      "some readers refuse a tab here", severity: .advice, fixed: "a: b # c\td\n", isAccepted: true),
  ]

  static let encodings = [
    Trap(
      "a byte-order mark", "\u{FEFF}a: b\n", Slug.documentHostile, 1, 1,
      "the file begins with a byte-order mark", severity: .advice, fixed: "a: b\n", isAccepted: true
    ),
    Trap(
      "a byte-order mark inside", "a: b\u{FEFF}\n", Slug.documentHostile, 1, 5,
      "U+FEFF, a byte-order mark, inside the file", fixed: "a: b\n"),
    Trap(
      "UTF-16, marked", bytes: [0xFF, 0xFE, 0x61, 0, 0x3A, 0], Slug.documentHostile, 1, 1,
      "the file is UTF-16"),
    Trap(
      "UTF-16, big end first", bytes: [0, 0x61, 0, 0x3A], Slug.documentHostile, 1, 1,
      "the file is UTF-16"),
    Trap(
      "UTF-32, marked", bytes: [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], Slug.documentHostile, 1, 1,
      "the file is UTF-32"),
    Trap(
      "Latin-1", bytes: Array("# é\na: caf".utf8) + [0xE9, 0x0A], Slug.documentHostile, 2, 7,
      "byte 0xE9 at offset 11 is not UTF-8"),
  ]

  static let characters = [
    Trap("NUL", "a: b\0c\n", Slug.documentHostile, 1, 5, "U+0000 is a control character"),
    Trap("escape", "a: \u{1B}[31m\n", Slug.documentHostile, 1, 4, "U+001B is a control character"),
    Trap("delete", "a: \u{7F}\n", Slug.documentHostile, 1, 4, "U+007F is a control character"),
    Trap(
      "a line break of YAML 1.1", "name: b\u{85}debug: true\n", Slug.documentHostile, 1, 8,
      "U+0085 ends the line for YAML 1.1 readers"),
    Trap(
      "a line separator in a comment", "a: b # \u{2028}debug: true\n", Slug.documentHostile, 1, 8,
      "U+2028 ends the line for YAML 1.1 readers"),
    Trap(
      "a bidirectional control", "a: b\u{202E}c\n", Slug.documentHostile, 1, 5,
      "U+202E reorders the text that a reviewer sees", fixed: "a: bc\n"),
    Trap(
      "an isolate in a comment", "a: b # \u{2066}x\n", Slug.documentHostile, 1, 8,
      "U+2066 reorders the text that a reviewer sees", fixed: "a: b # x\n"),
    Trap(
      "zero width in a value", "same_site: l\u{200B}ax\n", Slug.valueInvalid, 1, 13,
      "`l<U+200B>ax` holds an invisible character", fixed: "same_site: lax\n", isAccepted: true),
    Trap(
      "a soft hyphen in a key", "sec\u{AD}ure: true\n", Slug.valueInvalid, 1, 4,
      "`sec<U+00AD>ure` holds an invisible character", fixed: "secure: true\n", isAccepted: true),
  ]

  static let lookalikes = [
    Trap(
      "a no-break space after a colon", "b: c\nsecure:\u{A0}true\n", Slug.documentMalformed, 2, 8,
      "U+00A0 is not a space for YAML", fixed: "b: c\nsecure: true\n"),
    Trap(
      "a no-break space after the first colon", "secure:\u{A0}true\nb: c\n",
      Slug.documentMalformed, 1, 8, "U+00A0 is not a space for YAML",
      fixed: "secure: true\nb: c\n"),
    Trap(
      "no-break spaces as indentation", "a:\n\u{A0}\u{A0}b: c\n", Slug.valueInvalid, 2, 1,
      "U+00A0 is not a space for YAML", fixed: "a:\n  b: c\n", isAccepted: true),
    Trap(
      "an ideographic space before a value", "a: \u{3000}b\n", Slug.valueInvalid, 1, 4,
      "U+3000 is not a space for YAML", fixed: "a:  b\n", isAccepted: true),
    Trap(
      "typographic quotes", "same_site: “lax”\n", Slug.valueInvalid, 1, 12,
      "typographic quotes are part of the value", fixed: "same_site: \"lax\"\n", isAccepted: true),
  ]

  static let lines = [
    Trap(
      "mixed line ends", "a: b\r\nc: d\n", Slug.documentHostile, 2, 5,
      "line ends are mixed: CR LF, LF or CR", severity: .advice, isAccepted: true),
    Trap(
      "a long line", "a: \(String(repeating: "é", count: 398))\n", Slug.documentHostile, 1,
      1, "the line has 401 characters", severity: .advice, isAccepted: true),
    Trap(
      "a very long line", "a: b\nc: \(String(repeating: "x", count: 4094))\n", Slug.documentHostile,
      2, 1, "the line has 4097 characters, more than 4096"),
  ]
}
