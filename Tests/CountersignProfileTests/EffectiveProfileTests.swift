import CountersignProfile
import CountersignSource
import Testing

@Suite("An effective profile")
struct EffectiveProfileTests {
  private static let texts = [
    "leaf.yaml": """
    profile: 1
    name: leaf
    environment: development
    extends: base.yaml
    site: { api: "http://localhost:8000" }
    tokens: { body: all }
    """,
    "base.yaml": "tokens:\n  body: access\n  access_lifetime: 7m\n",
  ]

  private func effective() throws -> EffectiveProfile {
    let outcome = try ProfileReader(files: .texts(Self.texts)).read("leaf.yaml")
    return EffectiveProfile(try #require(outcome.profile))
  }

  @Test("says of each value where it comes from")
  func origins() throws {
    let rows = try effective().rows
    let origins = Dictionary(uniqueKeysWithValues: rows.map { ($0.field, $0.origin) })
    #expect(origins["tokens.body"] == "leaf.yaml:6")
    #expect(origins["tokens.access_lifetime"] == "base.yaml:3")
    #expect(origins["tokens.refresh_lifetime"] == "default for development")
  }

  @Test("is a profile that means the same")
  func roundTrip() throws {
    let before = try effective()
    let files = ProfileFiles.texts([:])
    // The bases are merged in already.
    let text = before.yaml.split(separator: "\n").filter { !$0.hasPrefix("extends:") }
      .joined(separator: "\n")
    let outcome = ProfileReader(files: files).read(
      SourceText(name: "effective.yaml", text: text), path: "effective.yaml")
    #expect(outcome.diagnostics.map(\.message) == [])
    let after = EffectiveProfile(try #require(outcome.profile))
    let values = { (profile: EffectiveProfile) in
      profile.rows.filter { $0.field != "extends" }.map { "\($0.field): \($0.value)" }
    }
    #expect(values(after) == values(before))
  }
}
