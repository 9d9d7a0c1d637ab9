import CountersignSettings
import Foundation
import Testing

@testable import CountersignTargets

@Suite("Canonical JSON")
struct CanonicalJSONTests {
  @Test("comes back equal")
  func roundTrip() throws {
    let compiled = Sample.compiled
    #expect(try CanonicalJSON.decode(CanonicalJSON.encode(compiled)) == compiled)
  }

  @Test("comes back equal with every hostile text in it", arguments: HostileText.all)
  func hostile(text: String) throws {
    var settings = Sample.settings
    settings.tokens.issuer = text
    settings.tokens.audience = [text, text]
    let compiled = Sample.compiled(settings)
    let bytes = CanonicalJSON.encode(compiled)
    #expect(try CanonicalJSON.decode(bytes) == compiled)
    let parsed = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let tokens = (parsed?["settings"] as? [String: Any])?["tokens"] as? [String: Any]
    #expect((tokens?["issuer"] as? String).map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
  }

  @Test("is the same bytes each time, sorted, and ends with a newline")
  func stable() {
    let bytes = CanonicalJSON.encode(Sample.compiled)
    for _ in 0..<20 { #expect(CanonicalJSON.encode(Sample.compiled) == bytes) }
    let keys = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("  \"") }.map { $0.prefix { $0 != ":" } }
    #expect(keys == [#"  "fingerprint""#, #"  "lab""#, #"  "schema""#, #"  "settings""#])
    #expect(bytes.suffix(2) == Array("}\n".utf8)[...])
  }

  @Test("sorts keys by their Unicode scalars and escapes only what it must")
  func text() {
    let value = JSONValue.object(["b": .null, "é": .array([]), "B": .string("/\"\\\n\u{1}é"), "a_": .integer(-1)])
    #expect(
      value.text == """
        {
          "B": "/\\"\\\\\\n\\u0001é",
          "a_": -1,
          "b": null,
          "é": []
        }
        """)
  }

  @Test("gives settings that differ different fingerprints")
  func fingerprints() {
    var other = Sample.settings
    other.tokens.leeway += .seconds(1)
    let fingerprint = CanonicalJSON.fingerprint(of: Sample.settings)
    #expect(fingerprint.wholeMatch(of: /sha256:[0-9a-f]{64}/) != nil)
    #expect(fingerprint != CanonicalJSON.fingerprint(of: other))
  }
}

@Suite("A compiled profile is refused")
struct CompiledProfileErrorTests {
  @Test("when a setting was edited after it was compiled")
  func edited() throws {
    let text = try edit(#""debug": false"#, #""debug": true"#)
    #expect(throws: CompiledProfileError.self) { try CanonicalJSON.decode(text) }
    do {
      _ = try CanonicalJSON.decode(text)
    } catch {
      guard case .fingerprint(let found, let computed) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(found == Sample.compiled.fingerprint)
      #expect(computed != found)
    }
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
