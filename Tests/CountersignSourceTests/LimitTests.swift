import CountersignSource
import Testing

@Suite("A limit")
struct LimitTests {
  @Test("holds exactly at its value", arguments: cases)
  func holds(_ item: Case) {
    #expect(errors(item.fitting, item.limits) == [])
    #expect(errors(item.crossing, item.limits) == [Slug.documentHostile])
  }

  @Test("of diagnostics keeps errors before advice")
  func diagnostics() {
    let advice = String(repeating: "- a\t\n", count: 20)
    var limits = YAMLLimits()
    limits.diagnostics = 5
    #expect(complaints(advice, limits: limits).count == 5)
    let duplicates = "- {b: 1, b: 2}\n- c #d\n"
    limits.diagnostics = 1
    #expect(complaints("- c #d\n" + duplicates, limits: limits) == ["key-duplicated 2:10"])
  }

  @Test("does not stop what can be reported in one run")
  func recovery() {
    let text = """
      a: 1
      a: 2
      b: {c: 1, c: 2, c: 3}
      d: !x e
      <<: f
      g: *h

      """
    #expect(
      complaints(text) == [
        "key-duplicated 2:1", "key-duplicated 3:11", "key-duplicated 3:17",
        "document-hostile 4:4", "document-hostile 5:1", "document-malformed 6:4",
      ])
  }

  private func errors(_ text: String, _ limits: YAMLLimits) -> [String] {
    YAMLReader(limits: limits).read(SourceText(name: "x", text: text)).diagnostics
      .filter { $0.severity == .error }.map(\.slug)
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var fitting: String
    var crossing: String
    var limits: YAMLLimits

    init(
      _ name: String, _ set: (inout YAMLLimits) -> Void, fits fitting: String,
      crosses crossing: String
    ) {
      testDescription = name
      self.fitting = fitting
      self.crossing = crossing
      limits = YAMLLimits()
      set(&limits)
    }
  }

  static let cases = [
    Case("bytes", { $0.fileBytes = 5 }, fits: "a: b\n", crosses: "a: bc\n"),
    Case(
      "characters of a line",
      {
        $0.lineCharacters = 4; $0.advisedLineCharacters = 4
      },
      fits: "a: é\n", crosses: "a: éa\n"),
    Case("nodes", { $0.nodes = 4 }, fits: "[a, b, c]", crosses: "[a, b, c, d]"),
    Case("depth", { $0.depth = 2 }, fits: "a: [b]", crosses: "a: [[b]]"),
    Case(
      "depth through aliases", { $0.depth = 3 }, fits: "a: &x [[b]]\nc: *x\n",
      crosses: "a: &x [[b]]\nc: [*x]\n"),
    Case("aliases", { $0.aliases = 1 }, fits: "a: &x b\nc: *x\n", crosses: "[&x b, *x, *x]"),
    Case("anchors", { $0.anchors = 1 }, fits: "[&x b]", crosses: "[&x b, &y c]"),
    Case(
      "nodes after expansion", { $0.expandedNodes = 11 }, fits: "[&x [a, b], &y [*x, *x]]",
      crosses: "[&x [a, b], &y [*x, *x], *x]"),
    Case("bytes of a scalar", { $0.scalarBytes = 3 }, fits: "a: bcd", crosses: "a: bcde"),
    Case("characters of a key", { $0.keyCharacters = 2 }, fits: "éé: a", crosses: "ééé: a"),
  ]
}
