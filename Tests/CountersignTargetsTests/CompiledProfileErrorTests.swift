import CountersignSettings
import CountersignTargets
import Foundation
import Testing

@Suite("A compiled profile is refused")
struct CompiledProfileErrorTests {
  @Test("when a setting was edited after it was compiled")
  func edited() throws {
    let text = try edit(#""debug": false"#, #""debug": true"#)
    let error = #expect(throws: CompiledProfileError.self) { try CanonicalJSON.decode(text) }
    guard case .fingerprint(let found, let computed) = error else {
      Issue.record("refused for another reason: \(String(describing: error))")
      return
    }
    #expect(found == Sample.compiled.fingerprint)
    #expect(computed != found)
  }

  @Test("when it is of another schema, whatever else it holds")
  func schema() throws {
    let expected = CompiledProfileError.schema(found: 2, supported: 1)
    #expect(throws: expected) { try CanonicalJSON.decode(edit(#""schema": 1"#, #""schema": 2"#)) }
    #expect(throws: expected) { try CanonicalJSON.decode(Array(#"{"schema": 2}"#.utf8)) }
  }

  @Test(
    "when it has a member that is not known",
    arguments: [
      (#""lab": false"#, #""lab": false, "extra": 1"#, "extra"),
      (#""debug": false"#, #""debug": false, "extra": null"#, "settings.server.extra"),
      (#""embedded": false"#, #""embedded": false, "color": "red""#, "settings.site.apps[0].color"),
    ])
  func unknownMember(old: String, new: String, path: String) throws {
    #expect(throws: CompiledProfileError.unknownMember(at: path)) {
      try CanonicalJSON.decode(edit(old, new))
    }
  }

  @Test("when a setting is missing", arguments: ["lab", "debug"])
  func missing(name: String) throws {
    let path = name == "debug" ? "settings.server.debug" : name
    #expect(throws: CompiledProfileError.malformed(problem: "missing", at: path)) {
      try CanonicalJSON.decode(edit("\"\(name)\": false,", ""))
    }
  }

  @Test(
    "when it is no JSON or a value is of another type",
    arguments: ["", "{", "[]", "null", "1", #"{"schema": "1"}"#, "{\"schema\": 1} x", "\u{FEFF}{"])
  func malformed(text: String) {
    #expect {
      try CanonicalJSON.decode(Array(text.utf8))
    } throws: { error in
      if case .malformed? = error as? CompiledProfileError { true } else { false }
    }
  }

  @Test("when it is cut short", arguments: [0.1, 0.5, 0.9])
  func cut(part: Double) {
    let bytes = CanonicalJSON.encode(Sample.compiled)
    #expect(throws: CompiledProfileError.self) {
      try CanonicalJSON.decode(bytes.prefix(Int(Double(bytes.count) * part)))
    }
  }

  /// The sample's text with one thing changed, which must be there.
  private func edit(_ old: String, _ new: String) throws -> [UInt8] {
    let text = String(decoding: CanonicalJSON.encode(Sample.compiled), as: UTF8.self)
    let range = try #require(text.firstRange(of: old))
    return Array(text.replacingCharacters(in: range, with: new).utf8)
  }
}
