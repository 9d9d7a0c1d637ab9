import CountersignSource
import Testing

@Suite("A trap of structure")
struct StructureTrapTests {
  @Test("is told in its own words, at its place, with its fix", arguments: traps)
  func speaks(_ trap: Trap) throws { try trap.check() }

  @Test(
    "shows the other place that it is about",
    arguments: [
      ("secure: true\nx: 1\nsecure: false\n", "secure", 1, "first value"),
      ("a: &x 1\nb: &x 2\n", "&x", 1, "first anchor"),
      ("b: 1\na: &x [*x]\n", "&x", 2, "the anchor"),
      ("a:\n  h: [b}\n", "[", 2, "opened here"),
      ("a: b\n  c: d\n", "b", 1, "the value"),
      ("a: \"b\" c\n", "\"b\"", 1, "the value"),
    ])
  func related(_ text: String, _ shown: String, _ line: Int, _ label: String) throws {
    let found = YAMLReader().read(SourceText(name: "x", text: text)).diagnostics
    let related = try #require(found.first?.related.first)
    #expect(related.place.text == shown)
    #expect(related.place.start.line == line)
    #expect(related.message == label)
  }

  static let traps = keys + anchors + documents + colons + quotes + brackets + indentation

  static let keys = [
    Trap(
      "a key twice", "access:\n  secure: true\n  x: 1\n  secure: false\n", Slug.keyDuplicated, 4, 3,
      "`secure` is already set at line 2; the readers disagree which one counts"),
    Trap(
      "a key twice, once quoted", "secure: true\n\"secure\": false\n", Slug.keyDuplicated, 2, 1,
      "`secure` is already set at line 1; the readers disagree which one counts"),
    Trap(
      "a key twice, once escaped", "secure: true\n\"s\\x65cure\": false\n", Slug.keyDuplicated, 2,
      1, "`secure` is already set at line 1; the readers disagree which one counts"),
    Trap(
      "a key twice, composed and decomposed", "caf\u{E9}: 1\ncafe\u{301}: 2\n", Slug.keyDuplicated,
      2, 1, "`cafe\u{301}` is already set at line 1; the readers disagree which one counts"),
    Trap(
      "a merge key", "a: {x: 1}\nb:\n  <<: {y: 1}\n", Slug.documentHostile, 3, 3,
      "merge keys are not used here"),
    Trap(
      "a list as a key", "? [a, b]\n: c\n", Slug.documentHostile, 1, 3,
      "a key must be a name, not a list or a map"),
    Trap(
      "a map as a key", "{{a: b}: c}\n", Slug.documentHostile, 1, 2,
      "a key must be a name, not a list or a map"),
    Trap(
      "a merged alias", "a: &d {x: 1}\nb:\n  <<: *d\n", Slug.documentHostile, 3, 3,
      "merge keys are not used here"),
    Trap("no key in a list", "a: [: b]\n", Slug.documentHostile, 1, 5, "a key is null"),
    Trap("no key", ": b\n", Slug.documentHostile, 1, 1, "a key is null"),
    Trap("no key in braces", "a: {: b}\n", Slug.documentHostile, 1, 5, "a key is null"),
    Trap("a null key", "a:\n  ~: b\n", Slug.documentHostile, 2, 3, "a key is null"),
    Trap("a null word as a key", "null: b\n", Slug.documentHostile, 1, 1, "a key is null"),
    Trap(
      "an alias as a key", "a: &x b\n*x : c\n", Slug.documentHostile, 2, 1,
      "a key cannot be an alias"),
    Trap(
      "a key of two lines", "? |\n  a\n  b\n: c\n", Slug.documentHostile, 1, 3,
      "a key must be on one line"),
    Trap(
      "a key without a colon", "a: b\nsecure\nc: d\n", Slug.documentMalformed, 2, 1,
      "a key needs `: ` and a value"),
  ]

  static let anchors = [
    Trap(
      "an anchor in itself", "a: &a [*a]\n", Slug.documentHostile, 1, 8,
      "anchor `a` contains itself"),
    Trap(
      "aliases of aliases",
      "- &a [x, x, x, x, x, x, x, x, x, x]\n"
        + zip("abcd", "bcde").map { "- &\($1) [*\($0), *\($0), *\($0), *\($0), *\($0), *\($0)]\n" }
        .joined(), Slug.documentHostile, 5, 15, "aliases would expand to more than 10000 nodes"),
    Trap(
      "an undefined alias", "a: &base 1\nb: *bsae\n", Slug.documentMalformed, 2, 4,
      "alias `bsae` has no anchor before it, did you mean `base`?"),
    Trap(
      "an anchor twice", "a: &x 1\nb: &x 2\n", Slug.documentMalformed, 2, 4,
      "anchor `x` is already defined at line 1"),
    Trap("a custom tag", "a: !x b\n", Slug.documentHostile, 1, 4, "tags are not accepted"),
    Trap(
      "a tag that runs code", "a: !!python/object:os.system {}\n", Slug.documentHostile, 1, 4,
      "tags are not accepted"),
    Trap("a tag on a list", "a: !!str [b]\n", Slug.documentHostile, 1, 4, "tags are not accepted"),
    Trap("binary", "a: !!binary aGk=\n", Slug.documentHostile, 1, 4, "tags are not accepted"),
    Trap(
      "a tag without a handle", "a: !e!x b\n", Slug.documentHostile, 1, 4,
      "tags are not accepted"),
    Trap(
      "a string tag", "a: !!str 1\n", Slug.documentHostile, 1, 4, "tags are not needed",
      severity: .advice,
      isAccepted: true),
  ]

  static let documents = [
    Trap(
      "two documents", "a: b\n---\nc: d\n", Slug.documentHostile, 2, 1,
      "one document per file; the second begins at line 2"),
    Trap(
      "text after the end", "a: b\n...\nc: d\n", Slug.documentHostile, 3, 1,
      "one document per file; the second begins at line 3"),
    Trap(
      "a directive", "# c\n%YAML 1.1\n---\na: b\n", Slug.scalarAmbiguous, 2, 1,
      "the directive is ignored; the file is read as YAML 1.2", severity: .warning, isAccepted: true
    ),
    Trap(
      "a directive of the future", "%YAML 3.0\n---\na: b\n", Slug.documentMalformed, 1, 1,
      "directives are not accepted"),
    Trap(
      "a tag directive", "%TAG ! x\n---\na: b\n", Slug.documentHostile, 1, 1,
      "tags are not accepted, so there is nothing to abbreviate"),
    Trap("an empty file", "", Slug.valueInvalid, 1, 1, "the profile is empty"),
    Trap("only comments", "# a\n\n# b\n", Slug.valueInvalid, 1, 1, "the profile is empty"),
    Trap("only a marker", "---\n", Slug.valueInvalid, 1, 1, "the profile is empty"),
  ]

  static let colons = [
    Trap(
      "no space after a colon", "a: c\nsecure:true\nb: c\n", Slug.documentMalformed, 2, 7,
      "`:` needs a space after it", fixed: "a: c\nsecure: true\nb: c\n"),
    Trap(
      "no space after the first colon", "secure:true\nb: c\n", Slug.documentMalformed, 1, 7,
      "`:` needs a space after it", fixed: "secure: true\nb: c\n"),
    Trap(
      "a colon in a value", "a: b: c # d\n", Slug.documentMalformed, 1, 4,
      "quote the value, it contains `: `", fixed: "a: \"b: c\" # d\n"),
    Trap(
      "a colon in a value of a list", "- issuer: urn: \"x\"\n", Slug.documentMalformed, 1, 11,
      "quote the value, it contains `: `", fixed: "- issuer: 'urn: \"x\"'\n"),
    Trap(
      "a map below a value", "a: b\n  c: d\n", Slug.documentMalformed, 2, 3,
      "a line below a value is indented deeper than its key"),
    Trap(
      "a colon in a value behind a quoted key", "\"a: b\": c: d\n", Slug.documentMalformed, 1, 9,
      "quote the value, it contains `: `", fixed: "\"a: b\": \"c: d\"\n"),
    Trap(
      "a colon in a value in braces", "a: {issuer: urn: x, b: c}\n", Slug.documentMalformed, 1, 13,
      "quote the value, it contains `: `", fixed: "a: {issuer: \"urn: x\", b: c}\n"),
    Trap(
      "a comment that swallows", "secret: a #b\n", Slug.scalarAmbiguous, 1, 11,
      "`#b` is a comment, not part of the value", severity: .advice, isAccepted: true),
  ]

  static let quotes = [
    Trap(
      "an unquoted host pattern", "hosts: *.example.com\n", Slug.documentMalformed, 1, 8,
      "a value that begins with `*` must be quoted: \"*.example.com\"",
      fixed: "hosts: \"*.example.com\"\n"),
    Trap(
      "a lone star", "hosts: [*]\n", Slug.documentMalformed, 1, 9,
      "a value that begins with `*` must be quoted: \"*\"", fixed: "hosts: [\"*\"]\n"),
    Trap(
      "a reserved sign before a key", "@a: b\n", Slug.documentMalformed, 1, 1,
      "a value that begins with `@` must be quoted: \"@a\"", fixed: "\"@a\": b\n"),
    Trap(
      "a tab behind a dash", "a:\n-\tb\n", Slug.documentMalformed, 2, 2, "a tab cannot stand here",
      fixed: "a:\n- b\n"),
    Trap(
      "a reserved sign", "a: @b\n", Slug.documentMalformed, 1, 4,
      "a value that begins with `@` must be quoted: \"@b\"", fixed: "a: \"@b\"\n"),
    Trap(
      "a pattern in double quotes", "é: \"^https://\\w+\\.'x\\\\$\"\n", Slug.documentMalformed, 1,
      14, "`\\w` is no escape in double quotes", fixed: "é: '^https://\\w+\\.''x\\$'\n"),
    Trap(
      "an unclosed quote", "a: \"b\nc: d\n", Slug.documentMalformed, 1, 4,
      "the quote is never closed"),
    Trap(
      "text behind a quote", "a: \"b\" c\n", Slug.documentMalformed, 1, 8,
      "nothing may follow the value on its line"),
  ]

  static let brackets = [
    Trap(
      "an unclosed list", "h: [a, b\nsecure: true\n", Slug.documentMalformed, 1, 4,
      "`[` is never closed"),
    Trap(
      "an unclosed map in a list", "h: [a, {b: 'it''s ]', c: d\n", Slug.documentMalformed, 1, 8,
      "`{` is never closed"),
    Trap(
      "an empty list that nothing closes", "h: [\n", Slug.documentMalformed, 1, 4,
      "`[` is never closed"),
    Trap(
      "a list that ends in a comma", "a [b: x\nh: [\"a]\", # ]\n", Slug.documentMalformed, 2, 4,
      "`[` is never closed"),
    Trap(
      "the innermost of several", "h: [{a: [b, {\n", Slug.documentMalformed, 1, 13,
      "`{` is never closed"),
    Trap(
      "a missing comma", "h: {a: 1 b: 2}\n", Slug.documentMalformed, 1, 11,
      "expected `,` or `}` here"),
    Trap("the wrong bracket", "h: [a}\n", Slug.documentMalformed, 1, 6, "`[` is closed by `}`"),
    Trap("a stray bracket", "a: ]\n", Slug.documentMalformed, 1, 4, "`]` stands alone"),
    Trap(
      "depth", "a: \(String(repeating: "[", count: 33))", Slug.documentHostile, 1, 35,
      "nested deeper than 32"),
  ]

  static let indentation = [
    Trap(
      "a line between two levels", "a:\n  b: c\n d: e\n", Slug.documentMalformed, 3, 2,
      "the line does not fit the indentation around it"),
    Trap(
      "a list on the line of its key", "a: - b\n", Slug.documentMalformed, 1, 4,
      "a list cannot begin on the line of its key"),
  ]
}
