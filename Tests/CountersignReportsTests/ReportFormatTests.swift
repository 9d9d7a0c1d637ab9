import CountersignReports
import CountersignSource
import Foundation
import Testing

@Suite("A report of findings")
struct ReportFormatTests {
  private static func profile(_ text: String, at needles: [String]) -> LintRecord.Profile {
    let source = SourceText(name: "dir one/p,1.yaml", text: text)
    let entries = needles.enumerated().map { number, needle in
      LintRecord.Entry(
        Diagnostic(
          .warning, "a-rule", "100 % of `\(needle)`\nis: bad, <really>",
          at: Place(source: source, range: Self.range(of: needle, in: text)), help: "mend it"),
        field: "cookies.access.f\(number)")
    }
    return LintRecord.Profile(path: "dir one/p,1.yaml", isJudged: true, entries: entries)
  }

  private static func range(of needle: String, in text: String) -> SourceRange {
    guard let found = text.range(of: needle) else { return SourceRange(lower: 0, upper: 0) }
    let lower = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    return SourceRange(lower: lower, upper: lower + needle.utf8.count)
  }

  @Test("escapes what workflow commands reserve")
  func github() {
    let text = GitHubAnnotations(LintRecord(profiles: [Self.profile("a: b\n", at: ["b"])])).text
    #expect(
      text
        == "::warning file=dir one/p%2C1.yaml,line=1,endLine=1,col=4,endColumn=5,title=a-rule::"
        + "100 %25 of `b`%0Ais: bad, <really>%0Amend it\n")
  }

  @Test("escapes what XML reserves, and counts")
  func junit() {
    let record = LintRecord(profiles: [Self.profile("a: b\n", at: ["b"])])
    let text = JUnitReport(record, rules: [], threshold: .error).text
    #expect(text.contains("<testsuites name=\"countersign\" tests=\"1\" failures=\"1\""))
    #expect(text.contains("message=\"100 % of `b`&#10;is: bad, &lt;really&gt;\""))
    #expect(!text.contains("<really>"))
  }

  @Test("keeps a table's cells in one line")
  func markdown() {
    let text = MarkdownSummary(LintRecord(profiles: [Self.profile("a: b\n", at: ["b"])])).text
    #expect(text.split(separator: "\n").count { $0.hasPrefix("| warning") } == 1)
    #expect(text.contains("1 profile: 1 warning."))
  }

  @Test("has fingerprints that outlive lines above and know no text of the profile")
  func fingerprints() {
    let one = Fingerprint.all(of: Self.profile("a: b\nc: d\n", at: ["b", "d"]))
    let two = Fingerprint.all(of: Self.profile("# more\n\na: b\nc: d\n", at: ["b", "d"]))
    #expect(one == two)
    #expect(Set(one).count == 2)
    #expect(one.allSatisfy { $0.count == 32 })
  }

  @Test("leaves out what a baseline accepts, and nothing new")
  func baseline() {
    let known = Self.profile("a: b\nc: d\n", at: ["b"])
    let baseline = FindingBaseline(of: LintRecord(profiles: [known]))
    #expect(baseline.findings.values.map(\.field) == ["cookies.access.f0"])
    let later = baseline.accepting(Self.profile("a: b\nc: d\n", at: ["b", "d"]))
    #expect(later.open.map(\.field) == ["cookies.access.f1"])
    #expect(GitHubAnnotations(LintRecord(profiles: [later])).text.split(separator: "\n").count == 1)
  }

  @Test("knows a baseline's finding by its value, and lets a baseline only shrink")
  func baselineValues() {
    var one = Self.profile("a: b\nc: d\n", at: ["b", "d"])
    one.entries[0].value = "b"
    let baseline = FindingBaseline(of: LintRecord(profiles: [one]))
    var other = one
    other.entries[0].value = "worse"
    #expect(baseline.accepting(other).open.map(\.value) == ["worse"])
    let current = FindingBaseline(of: LintRecord(profiles: [other]))
    let shrunk = baseline.shrunk(to: current, judged: [other.path])
    #expect(shrunk.findings.count == 1)
    #expect(current.count(notIn: shrunk) == 1)
    #expect(baseline.shrunk(to: current, judged: ["elsewhere.yaml"]) == baseline)
    #expect(shrunk.union(current) == current)
  }

  @Test("says how many there are")
  func counts() {
    #expect(
      Counts.words([.error, .warning, .warning, .advice], profiles: 2, unjudged: 1, accepted: 3)
        == "2 profiles: 1 error, 2 warnings, 1 advice; 3 accepted; 1 could not be judged")
    #expect(Counts.words([], profiles: 1, unjudged: 0) == "1 profile: nothing found")
  }
}
