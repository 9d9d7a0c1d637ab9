import CountersignProfile
import CountersignRules
import CountersignSettings
import CountersignSource
import Testing

@Suite("Each rule keeps the promises of its examples")
struct RuleExampleTests {
  @Test("flags a bad example exactly where it is marked", arguments: RuleCase.bad)
  func flags(_ item: RuleCase) throws {
    let marks = item.example.marks(for: item.environment)
    #expect(!marks.isEmpty)
    #expect(try item.findings(in: item.document).map(\.place.range) == marks)
  }

  @Test("passes a good example, which is read without any complaint", arguments: RuleCase.good)
  func passes(_ item: RuleCase) throws {
    #expect(item.example.read(item.document).diagnostics.isEmpty)
    #expect(try item.findings(in: item.document).isEmpty)
  }

  @Test("flags it behind a comment that is not ASCII", arguments: RuleCase.bad)
  func flagsBehindComment(_ item: RuleCase) throws {
    let comment = "# Schlüssel für den Laden 🔑\n"
    let shift = comment.utf8.count
    let expected = item.example.marks(for: item.environment).map {
      SourceRange(lower: $0.lower + shift, upper: $0.upper + shift)
    }
    #expect(try item.findings(in: comment + item.document).map(\.place.range) == expected)
  }

  @Test("flags it with CRLF line ends", arguments: RuleCase.bad)
  func flagsWithCRLF(_ item: RuleCase) throws {
    let document = item.document.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let texts = try item.findings(in: document).map {
      $0.place.text.replacing("\r\n", with: "\n")
    }
    #expect(texts == (try item.findings(in: item.document).map(\.place.text)))
  }

  @Test("flags it in another writing, exactly where the marks went", arguments: RewrittenCase.bad)
  func flagsRewritten(_ item: RewrittenCase) throws {
    let ranges = try item.original.findings(in: item.rewriting.text).map(\.place.range)
    #expect(ranges == item.rewriting.marks, "\(item.rewriting.text)")
  }

  @Test("passes a good example in another writing", arguments: RewrittenCase.good)
  func passesRewritten(_ item: RewrittenCase) throws {
    #expect(item.original.example.read(item.rewriting.text).diagnostics.isEmpty)
    #expect(try item.original.findings(in: item.rewriting.text).isEmpty, "\(item.rewriting.text)")
  }

  @Test("has another writing of nearly every example", arguments: Rewriting.Style.allCases)
  func rewritable(style: Rewriting.Style) {
    let known = Set(RewrittenCase.bad.filter { $0.style == style }.map(\.original.rule.slug))
    let missing = Set(Checklist.all.map(\.slug)).subtracting(known)
    // Rules about the writing itself have no other writing.
    #expect(missing.isSubset(of: ["document-malformed", "document-hostile", "key-duplicated"]))
  }

  @Test(
    "flags it when a base says it, and names both places",
    arguments: RuleCase.bad.filter(\.example.isInheritable))
  func flagsInherited(_ item: RuleCase) throws {
    let leaf = """
      profile: 1
      name: leaf
      environment: \(item.environment.rawValue)
      extends: middle.yaml
      """
    let files = ProfileFiles.texts([
      Baseline.path: Baseline.text, "middle.yaml": item.document, "leaf.yaml": leaf,
    ])
    let outcome = try ProfileReader(files: files).read("leaf.yaml")
    let findings = try item.findings(in: outcome)
    #expect(findings.map(\.place.range) == item.example.marks(for: item.environment))
    #expect(findings.allSatisfy { $0.place.source.name == "middle.yaml" })
    guard !item.isOfReading else { return }
    #expect(findings.allSatisfy { $0.related.first?.place.source.name == "leaf.yaml" })
  }

  @Test("has a fix that removes the finding and adds none", arguments: RuleCase.bad)
  func fixes(_ item: RuleCase) throws {
    for finding in try item.findings(in: item.document) {
      guard let fix = finding.fix else { continue }
      var edits = EditSet(of: finding.place.source)
      try edits.add(fix)
      let fixed = String(decoding: edits.applied(), as: UTF8.self)
      let rest = try item.findings(in: fixed)
      #expect(rest.count < (try item.findings(in: item.document).count))
      #expect(item.example.read(fixed).diagnostics.isEmpty)
    }
  }
}

@Suite("The checklist")
struct ChecklistTests {
  @Test("has a bad and a good example, and one more of each, for every rule")
  func examples() {
    for rule in Checklist.all {
      #expect(rule.bad.count >= 2, "\(rule.slug)")
      #expect(rule.good.count >= 2, "\(rule.slug)")
    }
  }

  @Test("has a bad example for every environment in which a rule speaks")
  func environments() {
    for rule in Checklist.all {
      for environment in rule.severity.keys {
        #expect(rule.bad.contains { $0.applies(in: environment) }, "\(rule.slug)")
      }
    }
  }

  @Test("knows every rule by a slug of its own")
  func slugs() {
    #expect(Set(Checklist.all.map(\.slug)).count == Checklist.all.count)
    #expect(Checklist.all.allSatisfy { Checklist.rule($0.slug)?.slug == $0.slug })
  }

  @Test("covers the seven items of the guide")
  func items() {
    #expect(Set(Checklist.all.flatMap(\.checklist)) == Set(ChecklistItem.allCases))
  }

  @Test("finds nothing in the baseline", arguments: AuthSettings.Environment.allCases)
  func baseline(environment: AuthSettings.Environment) throws {
    let outcome = Example("lint: { fail_on: error }").read(for: environment)
    #expect(outcome.diagnostics.isEmpty)
    #expect(Linter().lint(try #require(outcome.profile)).isEmpty)
  }
}
