import CountersignProfile
import CountersignRules
import CountersignSettings
import CountersignSource
import TestSupport
import Testing

@Suite("Settings that were compiled before")
struct CompiledJudgmentTests {
  @Test(
    "say the same as a profile again",
    arguments: ["profiles/production.yaml", "profiles/development.yaml"])
  func shipped(path: String) throws {
    let reader = ProfileReader(files: .disk(limit: YAMLLimits().fileBytes))
    let profile = try #require(try reader.read("\(Repository.root)/\(path)").profile)
    let again = try #require(Self.again(profile))
    #expect(again.settings == profile.settings)
    #expect(again.origin(of: "cookies.access.max_age") == .implied)
    #expect(Self.errors(again) == [])
  }

  @Test(
    "have no errors that their profile did not have",
    arguments: Checklist.all.filter { !$0.good.isEmpty }.map(\.slug))
  func good(slug: String) throws {
    let rule = try #require(Checklist.rule(slug))
    let profiles = rule.good.filter { $0.applies(in: .production) }
      .compactMap { $0.read(for: .production).profile }
    for profile in profiles where profile.isWhole && Self.errors(profile).isEmpty {
      let again = try #require(Self.again(profile))
      #expect(Self.errors(again) == [])
    }
  }

  @Test("are judged by what they say")
  func bad() throws {
    let example = try #require(Checklist.rule("cookie-not-httponly")?.bad.first)
    let profile = try #require(example.read(for: .production).profile)
    let again = try #require(Self.again(profile))
    #expect(Self.errors(again) == ["cookie-not-httponly"])
  }

  /// The profile after it was compiled with all that it suppresses.
  private static func again(_ profile: Profile) -> Profile? {
    let findings = Linter(keepsSuppressed: true).findings(in: profile)
    let accepted = findings.filter { $0.suppression != nil }
      .map { CompiledProfile.Acceptance(rule: $0.diagnostic.slug, field: $0.field) }
    let compiled = CompiledProfile(
      settings: profile.settings, fingerprint: "", lab: false, accepted: accepted)
    return Profile.saying(compiled, named: "server.json")
  }

  private static func errors(_ profile: Profile) -> [String] {
    Linter().lint(profile).filter { $0.severity == .error }.map(\.slug)
  }
}
