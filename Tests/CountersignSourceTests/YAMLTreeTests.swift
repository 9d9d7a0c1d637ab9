import CountersignSource
import Testing

@Suite("The tree of a document")
struct YAMLTreeTests {
  @Test("gives back texts, styles and places")
  func scalars() throws {
    let tree = try tree("a: b c\nb: 'it''s'\nc: \"x\\ty\"\nd: |\n  two\n  lines\ne: >-\n  x\n  y\n")
    let values = tree.entries(of: tree.root).map(\.value)
    #expect(values.map(tree.text) == ["b c", "it's", "x\ty", "two\nlines\n", "x y"])
    #expect(
      values.map(tree.style) == [.plain, .singleQuoted, .doubleQuoted, .literal, .folded])
    #expect(
      values.map { tree.place($0).text }
        == ["b c", "'it''s'", "\"x\\ty\"", "|\n  two\n  lines", ">-\n  x\n  y"])
  }

  @Test("ends a block where its last child ends and a bracket behind itself")
  func collections() throws {
    let tree = try tree("# c\na:\n  b: c\n\n# d\ne: [f, g: h]  # i\nj:\n- k\n- l: m\n\n")
    let entries = Array(tree.entries(of: tree.root))
    #expect(entries.map { tree.text($0.key) } == ["a", "e", "j"])
    #expect(entries.map { tree.kind($0.value) } == [.map, .list, .list])
    #expect(entries.map { tree.isFlow($0.value) } == [false, true, false])
    #expect(
      entries.map { tree.place($0.value).text } == ["b: c", "[f, g: h]", "- k\n- l: m"])
    let pair = try #require(Array(tree.items(of: entries[1].value)).last)
    #expect(tree.place(pair).text == "g: h")
    #expect(tree.place(tree.root).text.hasPrefix("a:"))
    #expect(tree.place(tree.root).text.hasSuffix("l: m"))
  }

  @Test("places a value that is not written behind its colon")
  func absent() throws {
    let tree = try tree("a:\nb: \nc: {d, e: }\n")
    let values = tree.entries(of: tree.root).map(\.value)
    #expect(tree.place(values[0]).start == Position(line: 1, column: 3))
    #expect(tree.place(values[1]).start == Position(line: 2, column: 3))
    #expect(tree.range(values[0]).isEmpty)
    #expect(tree.text(values[0]) == "")
    #expect(tree.style(values[0]) == .plain)
    #expect(tree.entries(of: values[2]).map { tree.text($0.key) } == ["d", "e"])
  }

  @Test("counts bytes behind characters of two, three and four bytes and a mark")
  func bytes() throws {
    let text = "# é\nü: [\"日本\", 😀, x]\nb: c # é\nd: é\n"
    let plain = try tree(text)
    let marked = YAMLReader().read(SourceText(name: "x", text: "\u{FEFF}" + text)).tree
    for tree in [plain, try #require(marked)] {
      let values = tree.entries(of: tree.root).map(\.value)
      #expect(tree.items(of: values[0]).map { tree.place($0).text } == ["\"日本\"", "😀", "x"])
      #expect(tree.items(of: values[0]).map(tree.text) == ["日本", "😀", "x"])
      #expect(values.dropFirst().map { tree.place($0).text } == ["c", "é"])
      #expect(tree.place(values[1]).start == Position(line: 3, column: 4))
    }
  }

  @Test("looks through an alias and keeps its own place")
  func aliases() throws {
    let tree = try tree("a: &x\n  b: [c]\nd: *x\ne: &y f\ng: *y\n")
    let values = tree.entries(of: tree.root).map(\.value)
    #expect(tree.aliasTarget(values[1]) == values[0])
    #expect(tree.aliasTarget(values[0]) == nil)
    #expect(tree.kind(values[1]) == .map)
    #expect(tree.entries(of: values[1]).map { tree.text($0.key) } == ["b"])
    #expect(tree.place(values[1]).text == "*x")
    #expect(tree.place(values[0]).text == "b: [c]")
    #expect(tree.place(values[2]).text == "f")
    #expect(tree.text(values[3]) == "f")
    #expect(values.map(tree.anchorName) == ["x", "x", "y", "y"])
  }

  @Test("says on which line a value goes on")
  func continuation() throws {
    let tree = try tree("a: b\nc: d\n  e\nf: \"g\n  h\"\n")
    let values = tree.entries(of: tree.root).map(\.value)
    #expect(values.map(tree.continuationLine) == [nil, 3, nil])
    #expect(tree.text(values[1]) == "d e")
  }

  @Test("accepts CR LF, lone CR and a file without an end of line")
  func lineEnds() throws {
    for text in ["a: b\r\nc: d\r\n", "a: b\rc: d", "a: b\nc: d", "{\"a\": \"b\", \"c\": \"d\"}"] {
      let tree = try tree(text)
      #expect(tree.entries(of: tree.root).map { tree.text($0.key) } == ["a", "c"])
      #expect(tree.entries(of: tree.root).map { tree.text($0.value) } == ["b", "d"])
    }
  }

  @Test("accepts what is legal and looks odd")
  func odd() throws {
    let texts = [
      "a: a#b\n", "--- {a: b}\n...\n", "? a\n: b\n", "a: '\\w'\n", "a: x # y z\n",
      "a:\n- b\n", "a: \"'[\"\nb: '\"{'\n# [[[[\n", "a: it's [ fine\n", "a: http://x:80\n",
      "'<<': a\n", "a: <<\n", "\"\": a\n", "a: \"\\u200Bx\"\n",
      "a: [https://a.example:443, b]\n", "{\"a\": [\"b\"], \"c\": null}", "a: {b: 1}",
      "a: b\n\n \n",
    ]
    for text in texts { _ = try tree(text) }
  }

  @Test("gives each of two anchors in a row to its own node")
  func anchors() throws {
    let tree = try tree("a: &m\n  &k b: &v:c\n")
    let map = try #require(Array(tree.entries(of: tree.root)).first).value
    let entry = try #require(Array(tree.entries(of: map)).first)
    #expect([map, entry.key, entry.value].map(tree.anchorName) == ["m", "k", "v"])
    #expect(tree.place(map).text == "&k b: &v:c")
    #expect(tree.place(entry.value).text == ":c")
  }

  @Test(
    "knows null from text",
    arguments: [
      ("", true), ("~", true), ("null", true), ("Null", true), ("NULL", true), ("nULL", false),
      ("none", false), ("n", false), ("'~'", false), ("\"\"", false), ("[]", false),
      ("nulls", false),
    ])
  func nulls(text: String, isNull: Bool) throws {
    let tree = try tree("a: \(text)\n")
    #expect(tree.entries(of: tree.root).map { tree.isNull($0.value) } == [isNull])
  }

  @Test("gives the text of ordinary scalars only")
  func ordinary() throws {
    let tree = try tree(
      "a: b c\nb: 'it''s'\nc: \"x\\ty\"\nd: |\n  two\ne: one\n  more\nf: [x]\ng: &g y\nh: *g\ni:\n")
    let texts = tree.entries(of: tree.root).map { tree.ordinaryText($0.value) }
    #expect(texts == ["b c", "it's", "x\ty", nil, nil, nil, "y", "y", ""])
  }

  @Test("finds names by their whole text")
  func names() throws {
    let names = NameTable(["a", "access_lifetime", "access_lifetimes", "access", "", "access_list"])
    let tree = try tree(
      "- access\n- access_lifetimes\n- access_lifetime\n- access_life\n- \"\\x61\"\n- ''\n- b\n- [a]\n"
    )
    let found = tree.items(of: tree.root).map { tree.index(of: $0, in: names) }
    #expect(found == [3, 2, 1, nil, 0, 4, nil, nil])
  }

  @Test("takes keys that only look alike, and finds the equal one among many")
  func duplicates() {
    let alike = (10..<99).map { "k\($0)k: 1\n" }.joined()
    #expect(YAMLReader().read(SourceText(name: "x", text: alike)).diagnostics.isEmpty)
    let twice = YAMLReader().read(SourceText(name: "x", text: alike + "k42k: 1\n")).diagnostics
    #expect(twice.map(\.slug) == ["key-duplicated"])
  }

  @Test("marks what was reported while reading")
  func reported() throws {
    let source = SourceText(name: "x", text: "a: l\u{200B}ax\nb: c\n")
    let (tree, diagnostics) = YAMLReader().read(source)
    #expect(diagnostics.count == 1)
    let read = try #require(tree)
    #expect(read.entries(of: read.root).map { read.isReported($0.value) } == [true, false])
  }

  @Test("finds maps whose colons lack a space")
  func missingSpace() throws {
    let tree = try tree(
      "a:\n  b:true\n  c:1\nd: https://x\ne: {f:1}\ng:\n  h:1\n  i\nj: \"k:l\"\n")
    let entries = Array(tree.entries(of: tree.root))
    let found = try #require(tree.missingSpace(in: entries[0].value))
    #expect(found.fix?.edits.map(\.place.range.lower) == [7, 16])
    #expect(found.place.start == Position(line: 2, column: 4))
    #expect(tree.missingSpace(in: entries[1].value) == nil)
    let key = try #require(Array(tree.entries(of: entries[2].value)).first?.key)
    #expect(tree.missingSpace(in: key) != nil)
    #expect(tree.missingSpace(in: entries[3].value) == nil)
    #expect(tree.missingSpace(in: entries[4].value) == nil)
    #expect(tree.missingSpace(in: entries[0].key) == nil)
  }
}
