import Foundation
import Testing

@Suite("countersign explain")
struct ExplainCommandTests {
  @Test("prints a rule's page, also without the word rule")
  func rule() throws {
    let short = try Command.run(["explain", "cookie-not-httponly"])
    #expect(short.status == 0)
    #expect(short.output.hasPrefix("# cookie-not-httponly\n"))
    #expect(try Command.run(["explain", "rule", "cookie-not-httponly"]).output == short.output)
    let unknown = try Command.run(["explain", "cookie-not-httpony"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean `cookie-not-httponly`?"))
  }

  @Test("tells that the guide's second page is another site, and what to change where")
  func cookies() throws {
    let outcome = try Command.run(["explain", "cookies", "profiles/guide/development.yaml"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("RFC 6265bis 5.7 step 18.4"))
    #expect(
      outcome.output.contains(
        "change: site.apps[1].origin: http://127.0.0.1:3000 → http://localhost:3000"))
    #expect(outcome.output.contains("(profiles/guide/development.yaml:11)"))
  }

  @Test("looks at one page of the profile alone, in lines that fit 100 columns")
  func page() throws {
    let outcome = try Command.run([
      "explain", "cookies", "profiles/guide/development.yaml", "--page", "http://127.0.0.1:3000",
    ])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("change: site.apps[1].origin: http://127.0.0.1:3000"))
    #expect(!outcome.output.contains("page http://localhost:3000"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test("finds nothing wrong with the shipped profiles", arguments: ["cookies", "trouble"])
  func shipped(subcommand: String) throws {
    for profile in ["profiles/development.yaml", "profiles/production.yaml"] {
      let outcome = try Command.run(["explain", subcommand, profile])
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
  }

  @Test("answers a pasted line without its value, as text and as JSON")
  func line() throws {
    let line = "Set-Cookie: __Host-s=Tr0ub4dor; Path=/; SameSite=None"
    let addresses = ["--from", "https://api.shop.de/login", "--page", "https://shop.de"]
    let text = try Command.run(["explain", "set-cookie", line] + addresses)
    #expect(text.status == 1)
    #expect(text.output.contains("`SameSite=None` needs `Secure` (RFC 6265bis 5.7 step 19)"))
    #expect(text.output.contains("change: add `Secure`"))
    let json = try Command.run(["explain", "set-cookie", line, "--format", "json"] + addresses)
    #expect(!(text.output + json.output).contains("Tr0ub4dor"))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect((object["stored"] as? [String: Any])?["clause"] as? String == "none-without-secure")
  }

  @Test(
    "ends with 2 and a reason for addresses that are none",
    arguments: [
      "https://app.shop.de/", "https://app.shop.de/login", "https://u:p@app.shop.de",
      "https://app.shop.de:99999", "https://app.shop.de:443", "https://müller.de", "app.shop.de",
      "ftp://app.shop.de", "https://[::1", "https://", "*", "",
    ])
  func addresses(page: String) throws {
    let outcome = try Command.run([
      "explain", "cookies", "profiles/production.yaml", "--page", page,
    ])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("is no origin: "))
  }

  @Test("ends with 2 for profiles that cannot be judged and browsers that are none")
  func unjudged() throws {
    for arguments in [
      ["cookies", "profiles/missing.yaml"], ["trouble", "Makefile"],
      ["cookies", "profiles/production.yaml", "--agent", "lynx"],
      ["set-cookie", "a=b", "--from", "api", "--page", "https://a.de"], ["set-cookie", "a=b"],
    ] {
      let outcome = try Command.run(["explain"] + arguments)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(!outcome.errors.isEmpty)
    }
  }
}
