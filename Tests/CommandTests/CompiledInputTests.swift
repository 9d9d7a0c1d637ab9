import Foundation
import TestSupport
import Testing

@Suite("server.json")
struct CompiledInputTests {
  /// Compiles a profile into a directory; returns the path of its `server.json`.
  private func compiled(_ profile: String, in directory: String) throws -> String {
    let outcome = try Command.run(["compile", profile, "--lab", "-o", directory])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return directory + "/server.json"
  }

  @Test(
    "that does not fit is refused by serve, which says why",
    arguments: [
      ("\"schema\": 1", "\"schema\": 2", "schema 2 does not fit: this version reads schema 1"),
      ("\"http_only\": true", "\"http_only\": false", "the fingerprint does not fit"),
      ("sha256:", "sha256:0", "the fingerprint does not fit"),
      ("\"leeway\": 0,", "", "`settings.tokens.leeway`: missing"),
      ("\"leeway\": 0,", "\"leeway\": \"0s\",", "`settings.tokens.leeway`"),
      (
        "\"leeway\": 0,", "\"leeway\": 0, \"leeweg\": 1,", "unknown member `settings.tokens.leeweg`"
      ),
      ("{", "", "not a compiled profile"),
    ])
  func refused(old: String, new: String, reason: String) throws {
    try withScratchDirectory { directory in
      let path = try compiled("profiles/production.yaml", in: directory)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let range = try #require(text.range(of: old))
      let edited = text.replacingCharacters(in: range, with: new)
      try edited.write(toFile: path, atomically: true, encoding: .utf8)
      let outcome = try Command.run(["serve", path, "--port", "0"])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    }
  }

  @Test("of a profile with rule errors is refused by serve without --lab")
  func lab() throws {
    try withScratchDirectory { directory in
      let path = try compiled("profiles/guide/production.yaml", in: directory)
      let outcome = try Command.run(["serve", path, "--port", "0"])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("is a lab build of a profile with errors"))
    }
  }

  @Test("is judged again by serve, for the rules may be newer than it is")
  func judgedAgain() throws {
    try withScratchDirectory { directory in
      let path = try compiled("profiles/guide/production.yaml", in: directory)
      // As a version would have written it that lacked the rules.
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let old = text.replacing("\"lab\": true", with: "\"lab\": false")
      #expect(old != text)
      try old.write(toFile: path, atomically: true, encoding: .utf8)
      let outcome = try Command.run(["serve", path, "--port", "0"])
      #expect(outcome.status == 1, "\(outcome.errors)")
      #expect(
        outcome.errors.contains("error[") && outcome.errors.contains("\(path), as a profile:"))
      #expect(outcome.errors.contains("by the rules of this version"), "\(outcome.errors)")
    }
  }

  @Test("keeps what its profile accepts, and nothing else is accepted")
  func accepted() throws {
    try withScratchDirectory { directory in
      let path = try compiled("profiles/production.yaml", in: directory)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.contains("\"lab\": false") && text.contains("\"rule\": \"placeholder-value\""))
      // It gets as far as the keys, which are not there.
      let served = try Command.run(["serve", path, "--port", "0"])
      #expect(served.errors.contains("jwt-private.pem"), "\(served.errors)")
      let other = text.replacing("\"placeholder-value\"", with: "\"cookie-not-httponly\"")
      try other.write(toFile: path, atomically: true, encoding: .utf8)
      let refused = try Command.run(["serve", path, "--port", "0"])
      #expect(refused.status == 1)
      #expect(refused.errors.contains("error[placeholder-value]"), "\(refused.errors)")
    }
  }

  @Test("has the schema that `make docs` would write")
  func schema() throws {
    let outcome = try Command.run(["schema", "--compiled"])
    #expect(outcome.status == 0)
    #expect(try Repository.text("docs/server.schema.json") == outcome.output)
  }
}
