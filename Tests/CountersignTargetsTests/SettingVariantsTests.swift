import CountersignProfile
import CountersignSettings
import CountersignTargets
import Testing

@Suite("The variants of a setting")
struct SettingVariantsTests {
  @Test("are there for every field that is compiled", arguments: ShippedProfile.allCases)
  func complete(profile: ShippedProfile) throws {
    let compiled = try profile.compiled()
    let outside: Set<String> = ["profile", "extends", "targets", "lint.fail_on", "lint.suppress"]
    for field in FieldTable.all {
      let variants = SettingVariants.of(compiled, field: field.path, words: field.words)
      guard !outside.contains(field.path) else {
        #expect(variants == nil)
        continue
      }
      #expect(variants?.isEmpty == false, "\(field.path)")
      for variant in variants ?? [] {
        let changes = SettingChange.changes(from: CanonicalJSON.encode(compiled), to: variant)
        #expect(changes?.map(\.field) == [field.path])
      }
    }
  }
}
