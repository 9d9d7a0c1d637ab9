import CountersignProfile
import TestSupport
import Testing

@Suite("The files that are made from the field declarations")
struct GeneratedFileTests {
  @Test("hold what `make docs` would write: the JSON Schema")
  func schema() throws {
    #expect(try Repository.text("profiles/profile.schema.json") == ProfileSchema.value.text)
  }

  @Test("hold what `make docs` would write: the reference page")
  func reference() throws {
    #expect(try Repository.text("docs/profile.md") == FieldReference.text)
  }
}
