import CountersignBrowser
import CountersignExplain
import Foundation
import Testing

@Suite("What becomes of a Set-Cookie line")
struct LineExplanationTests {
  private static let api = "https://api.shop.de/auth/login/"

  private static func explain(
    _ line: String, from: String = api, page: String = "https://app.shop.de",
    agent: Agent = .chromium
  ) throws -> LineExplanation {
    LineExplanation(
      of: line, from: try WebURL(parsing: from), page: Page(try Origin(parsing: page)),
      agent: agent)
  }

  @Test(
    "is told with the clause and the smallest change to the line",
    arguments: [
      ("s=1; SameSite=None", "https://app.shop.de", "none-without-secure", ["Secure"]),
      ("s=1; Domain=shop.com", "https://app.shop.de", "domain-elsewhere", ["Domain"]),
      ("__Host-s=1; Secure; Path=/x", "https://app.shop.de", "host-prefix-path", ["Path"]),
      ("__Secure-s=1", "https://app.shop.de", "secure-prefix", ["Secure"]),
      ("s=1; SameSite=Lax", "https://b.com", "set-cross-site", ["Secure", "SameSite"]),
      ("s=1; Secure; SameSite=Strict", "https://b.com", "set-cross-site", ["SameSite"]),
      ("s=1; Partitioned", "https://app.shop.de", "partitioned-without-secure", ["Secure"]),
      ("s=1; Max-Age=0", "https://app.shop.de", "deletes-nothing", ["Max-Age"]),
      (
        "__Host-s=1; Domain=shop.de; SameSite=None", "https://b.com", "none-without-secure",
        ["Secure", "name"]
      ),
    ])
  func explained(line: String, page: String, clause: String, attributes: [String]) throws {
    let explanation = try Self.explain("Set-Cookie: " + line, page: page)
    #expect(!explanation.works)
    #expect(explanation.stored.clause == clause)
    #expect(explanation.stored.proposal?.changes.map(\.field) == attributes)
  }

  @Test("is that it is kept and sent, when nothing is wrong")
  func works() throws {
    let explanation = try Self.explain("s=1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=300")
    #expect(explanation.works)
    #expect(
      explanation.kept == [
        "host api.shop.de only", "Path=/", "for 300 s", "SameSite=lax", "Secure", "HttpOnly",
      ])
    #expect(explanation.visible.clause == "other-host")
  }

  @Test("is that it is kept and not sent, where its path or the agent says so")
  func withheld() throws {
    let path = try Self.explain("s=1; Path=/other/")
    #expect(path.stored.isYes)
    #expect(path.requests.first?.sent.clause == "other-path")
    #expect(path.requests.first?.sent.proposal?.changes.map(\.to) == ["/"])
    let blocked = try Self.explain(
      "s=1; SameSite=None; Secure", page: "https://b.com", agent: .safari)
    #expect(blocked.stored.clause == "third-party-blocked" || !blocked.works)
  }

  @Test(
    "never shows the value",
    arguments: [
      "s=Tr0ub4dor; SameSite=None; Foo=bar", "__Host-Tr0ub4dor", "s=a;Foo=Tr0ub4dor",
      "s=\"a;Tr0ub4dor{}\"; Secure",
      "__Host-Tr0ub4dor" + String(repeating: "x", count: 4085),
    ])
  func secret(line: String) throws {
    let json = try JSONEncoder().encode(try Self.explain(line))
    #expect(!String(decoding: json, as: UTF8.self).contains("Tr0ub4dor"))
  }

  @Test(
    "is an answer for lines that are hardly any",
    arguments: [
      "", "=", ";", "; Secure", "a", "=a", "a==b", "a=b=c; Path", "a=\u{1}", "a=\u{7F}b",
      "\u{FEFF}=1", "s=" + String(repeating: "v", count: 5000), String(repeating: "n", count: 5000),
      "s=1; Path=" + String(repeating: "/p", count: 2000), "s=1; Domain=" + "é.de",
      "s=1; Max-Age=x",
      "s=1; Expires=never; SameSite=Sometimes", "Set-Cookie:", "set-cookie:  s=1",
    ])
  func odd(line: String) throws {
    let explanation = try Self.explain(line)
    #expect(explanation.requests.count == RequestKind.allCases.count)
    #expect(explanation.stored.isYes || !explanation.stored.explanation.isEmpty)
  }

  @Test(
    "tells what became of each attribute",
    arguments: [
      ("Path=/a; Path=/", ["overridden", "kept"]),
      ("Max-Age=15m; Expires=Thu, 01 Jan 2099 00:00:00 GMT", ["skipped", "kept"]),
      (
        "Max-Age=9; Max-Age=x; Expires=Thu, 01 Jan 2099 00:00:00 GMT",
        ["kept", "skipped", "overridden"]
      ),
      ("Secure=false; HttpOnly; ;", ["changed", "kept"]),
      ("SameSite=Loose; SameSite=Lax", ["overridden", "kept"]),
      ("SameSite=Loose", ["changed"]), ("Foo=bar", ["skipped"]), ("Path=x", ["changed"]),
      ("Max-Age=99999999", ["changed"]), ("Domain=.shop.de", ["kept"]),
    ])
  func attributes(line: String, fates: [String]) throws {
    #expect(try Self.explain("s=1; " + line).attributes.map(\.fate.rawValue) == fates)
  }
}
