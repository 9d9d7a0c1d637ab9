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
    let compiled = Sample.compiled(Sample.saying(text))
    #expect(try CanonicalJSON.decode(CanonicalJSON.encode(compiled)) == compiled)
  }

  @Test("is read by another reader as the texts it was made of", .enabled(if: Python.isThere))
  func readBack() throws {
    var settings = Sample.settings
    settings.tokens.audience = HostileText.all
    let json = String(decoding: CanonicalJSON.encode(settings), as: UTF8.self)
    let program = """
      import json, sys
      for text in json.loads(sys.argv[1])['tokens']['audience']:
        print(*map(ord, text), sep=',')
      """
    let output = try Python.output(of: program, arguments: [json])
    let expected = HostileText.all.map { text in
      text.unicodeScalars.map { String($0.value) }.joined(separator: ",") + "\n"
    }
    #expect(output == expected.joined())
  }

  @Test("is the same bytes each time, sorted, and ends with a newline")
  func stable() {
    let bytes = CanonicalJSON.encode(Sample.compiled)
    for _ in 0..<20 { #expect(CanonicalJSON.encode(Sample.compiled) == bytes) }
    let keys = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("  \"") }.map { String($0.prefix { $0 != ":" }) }
    let names = ["accepted", "fingerprint", "lab", "schema", "settings"]
    #expect(keys == names.map { "  \"\($0)\"" })
    #expect(bytes.suffix(2) == Array("}\n".utf8)[...])
  }

  @Test("sorts keys by their Unicode scalars and escapes only what it must")
  func text() {
    let value = JSONValue.object([
      "b": .null, "é": .array([]), "B": .string("/\"\\\n\u{1}é"), "a_": .integer(-1),
    ])
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
