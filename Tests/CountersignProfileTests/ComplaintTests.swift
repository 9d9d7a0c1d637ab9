import CountersignProfile
import CountersignSource
import Testing

@Suite("What is said of a value that is refused")
struct ComplaintTests {
  private static let leaf = """
    profile: 1
    name: leaf
    environment: development
    site: { api: "http://localhost:8000" }

    """

  /// Values that hardly any field takes.
  private static let oddities = [
    "[zz, [a]]", "{ zz: yy }", "zzqq", "010", "1.50", "2027-01-31", "\"\"", "\"zz \"",
    "a\n          b",
    "[null]", "[{ a: 1 }]", "-1", "|\n          a",
  ]

  @Test("has a help, whatever the field and the value", arguments: oddities)
  func helps(_ value: String) {
    for field in FieldTable.all
    where !["name", "profile", "environment", "extends"].contains(field.path) {
      let keys = field.path.split(separator: ".")
      guard keys[0] != "site" else { continue }
      let lines = keys.enumerated().map { depth, key in
        String(repeating: "  ", count: depth) + key + ":"
      }
      let text = lines.joined(separator: "\n") + " " + value + "\n"
      for diagnostic in ProfileSample.read(text).diagnostics {
        #expect(diagnostic.help?.isEmpty == false, "\(text): \(diagnostic.message)")
      }
    }
  }

  @Test(
    "stands once at a place: no warning beside an error", arguments: ["off", "010", "2027-01-31"])
  func once(_ value: String) {
    for path in ["routes.login", "site.api", "client.base_url", "cookies.access.path"] {
      let keys = path.split(separator: ".")
      let text =
        keys.dropLast().map { "\($0): { " }.joined() + "\(keys[keys.count - 1]): \(value)"
        + String(repeating: " }", count: keys.count - 1)
      let header =
        path.hasPrefix("site") ? "profile: 1\nname: a\nenvironment: development\n" : Self.leaf
      #expect(read(["leaf.yaml": header + text + "\n"]).diagnostics.count == 1, "\(text)")
    }
  }

  @Test("is told a hundred times of a file at most, errors first, and the rest is counted")
  func bounded() throws {
    let unknown = (1...150).map { "zz\($0): 1\n" }.joined()
    let found = ProfileSample.read("server:\n" + unknown).diagnostics
    #expect(found.count == 100)
    #expect(found.allSatisfy { $0.severity == .error })
    #expect(found.last?.notes.last?.hasPrefix("51 more in this file") == true)
  }

  @Test(
    "ends the reading of what is no map, at one place",
    arguments: ["- a\n", "a\n", "~\n", "[]\n", "\"a: b\"\n"])
  func noMap(_ text: String) {
    let outcome = read(["leaf.yaml": text])
    #expect(outcome.profile == nil)
    #expect(outcome.diagnostics.map(\.message) == ["a profile is a map of settings"])
    let base = read(["leaf.yaml": Self.leaf + "extends: b.yaml\n", "b.yaml": text])
    #expect(base.profile == nil)
    #expect(base.diagnostics.map(\.message) == ["a profile is a map of settings"])
    #expect(base.diagnostics[0].related.map(\.place.text) == ["b.yaml"])
  }

  @Test(
    "ends the reading of bases that are no files",
    arguments: ["{ a: b }", "\"\"", "[null]", "[[b.yaml]]"])
  func noBase(_ value: String) {
    let outcome = read(["leaf.yaml": Self.leaf + "extends: \(value)\n", "b.yaml": "profile: 1\n"])
    #expect(outcome.profile == nil)
    #expect(outcome.diagnostics.map(\.slug) == ["extends-unresolvable"])
  }

  @Test("names the base and what extends it, also for what a base says of itself")
  func bases() {
    let outcome = read([
      "leaf.yaml": Self.leaf + "extends: b.yaml\n",
      "b.yaml": "profile: 2\nname: B\nenvironment: prod\nserver: { debug: off }\nzz: 1\n",
    ])
    #expect(outcome.diagnostics.map(\.place.start.line) == [1, 2, 3, 4, 5])
    for diagnostic in outcome.diagnostics {
      #expect(diagnostic.place.source.name == "b.yaml")
      #expect(diagnostic.related.last?.place.source.name == "leaf.yaml")
    }
    #expect(outcome.profile != nil)
  }

  @Test("says what an empty section of a profile takes from its base")
  func emptySection() throws {
    let found = read([
      "leaf.yaml": Self.leaf + "extends: b.yaml\ntokens:\n",
      "b.yaml": "tokens: { leeway: 9s }\n",
    ]).diagnostics
    #expect(found.map(\.severity) == [.advice])
    #expect(found.first?.related.map(\.place.source.name) == ["b.yaml"])
    #expect(found.first?.related.map(\.place.text) == ["tokens"])
    #expect(found.first?.help == "write `null` if that is meant, or delete the line")
  }

  @Test("misses nothing more of a profile without an environment")
  func missing() {
    let found = read(["leaf.yaml": "name: a\nenvironment: prod\n"]).diagnostics
    #expect(
      found.map(\.message).sorted() == [
        "`environment` must be one of `development`, `staging`, `production`, found `prod`",
        "`profile` is missing", "`site.api` is missing",
      ])
    #expect(found.contains { $0.help == "did you mean `production`?" })
  }

  @Test("names the anchor of a value that is shared, and stands once")
  func shared() {
    let found = ProfileSample.read(
      "cookies:\n  access: &a { secure: maybe }\n  refresh: *a\nserver: { debug: &b 1, workers: *b }\n"
    ).diagnostics
    #expect(found.map(\.address) == ["value-invalid 2:24", "value-invalid 4:21"])
    let alias = ProfileSample.read("server: { debug: &b off }\nclient: { tabs: *b }\n").diagnostics
    #expect(alias.last?.related.first?.message == "shared through anchor `b`")
    #expect(alias.last?.related.first?.place.text == "off")
  }

  private func read(_ texts: [String: String]) -> ProfileReader.Outcome {
    let source = SourceText(name: "leaf.yaml", text: texts["leaf.yaml"] ?? "")
    return ProfileReader(files: .texts(texts)).read(source, path: "leaf.yaml")
  }
}
