import CountersignProfile
import CountersignTargets
import Testing

@Suite("The Swift file of overrides")
struct SwiftOverridesTests {
  private static let fixed: Set<String> = [
    "profile", "extends", "targets", "lint.fail_on", "lint.suppress", "name", "environment",
    "site.apps", "cookies.retired", "keys.retired",
  ]

  @Test(
    "reads every field that one text can say", arguments: ShippedProfile.allCases,
    SwiftTarget.Mode.allCases)
  func complete(profile: ShippedProfile, mode: SwiftTarget.Mode) throws {
    let artifacts = try Target.swiftOverrides(mode).generate(profile.compiled())
    let text = try #require(artifacts.first).text
    for field in FieldTable.all {
      let isRead = text.contains("overrides.read(\"\(field.path)\", into: \\.")
      #expect(isRead == !Self.fixed.contains(field.path), "\(field.path)")
    }
    #expect(artifacts.map(\.path) == ["AuthSettings+Overrides.swift"])
  }

  @Test("spells the age of a cookie that has none as a profile does, and no other setting")
  func ages() throws {
    let artifacts = try Target.swiftOverrides(.importing).generate(
      ShippedProfile.production.compiled())
    let text = try #require(artifacts.first).text
    let ages = FieldTable.all.filter { $0.type == "duration or `session`" }.map(\.path)
    let read = text.matches(of: /read\("([^"]+)", into: [^)]+, none: "session"\)/)
    #expect(read.map { String($0.output.1) }.sorted() == ages.sorted() && !ages.isEmpty)
  }

  @Test("imports the types, or has them from beside")
  func imports() throws {
    let compiled = try ShippedProfile.production.compiled()
    let files = try SwiftTarget.Mode.allCases.map {
      try #require(try Target.swiftOverrides($0).generate(compiled).first).text
    }
    #expect(files.map { $0.contains("public import CountersignSettings\n") } == [false, true])
    #expect(files.allSatisfy { $0.contains("= .production,") })
  }
}
