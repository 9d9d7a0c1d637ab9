import CountersignBrowser
import CountersignExplain
import CountersignProfile
import CountersignSource
import TestSupport
import Testing

@Suite("Explanations of anything")
struct PropertyTests {
  private static let words = [
    "s", "=", "=", "; ", ";", "Secure", "HttpOnly", "SameSite=", "None", "Lax", "Strict", "Path=",
    "/", "/auth/", "Domain=", "shop.de", "de", "api.shop.de", "Max-Age=", "0", "300", "-1", "15m",
    "Partitioned", "__Host-", "__Secure-", "__http-", "Expires=", "Thu, 01 Jan 2099 00:00:00 GMT",
    "\u{0}", "\u{7F}", "é", "\u{301}", "\u{202E}", "\t", " ", "\r\n", "=", "\u{FEFF}",
    String(repeating: "x", count: 1030), String(repeating: "y", count: 4090),
  ]

  private static let addresses = [
    "https://", "http://", "ftp://", "://", "user:pw@", "api.shop.de", "app.shop.de", "shop.de",
    "SHOP.de", "müller.de", "xn--mller-kva.de", "localhost", "127.0.0.1", "127.1", "[::1]",
    "[2001:db8::1]", "[::", "co.uk", "x.vercel.app", ":3000", ":443", ":80", ":0", ":99999", ":",
    "/", "/auth/login/", "/../", "?q", "#f", "null", "*", ".", "..", "%41", " ", "\u{0}", "\u{7F}",
    String(repeating: "a", count: 64), String(repeating: "a.", count: 130),
  ]

  private static func text(
    of words: [String], atMost count: Int, _ random: inout SeededGenerator
  ) -> String {
    (0..<Int.random(in: 0...count, using: &random)).compactMap { _ in
      words.randomElement(using: &random)
    }.joined()
  }

  private static func page(_ random: inout SeededGenerator) throws -> Origin {
    let texts = [
      "https://app.shop.de", "http://app.shop.de", "https://b.com", "null", "http://localhost:3000",
      "https://[::1]", "https://10.0.0.1:8443", "https://x.vercel.app",
    ]
    return try Origin(parsing: try #require(texts.randomElement(using: &random)))
  }

  @Test("hold for any line: an answer, and a proposal that keeps what it says", arguments: 1...6)
  func lines(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let url = try WebURL(parsing: "https://api.shop.de/auth/login/")
    for _ in 0..<250 {
      let line = Self.text(of: Self.words, atMost: 14, &random)
      let page = Page(try Self.page(&random))
      let agent = try #require(Agent.presets.randomElement(using: &random))
      let answer = LineExplanation(of: line, from: url, page: page, agent: agent)
      #expect(answer.requests.map(\.kind) == RequestKind.allCases)
      for answer in [answer.stored] + answer.requests.map(\.sent) where answer.isFault {
        #expect((answer.proposal == nil) != (answer.obstacle == nil))
      }
      guard let changes = answer.stored.proposal?.changes else { continue }
      let changed = LineExplanation(
        of: Self.applying(changes, to: line), from: url, page: page, agent: agent)
      #expect(changed.stored.isYes, "\(line.debugDescription): \(changes)")
    }
  }

  @Test("tell every attribute of a line that is read, in its order")
  func attributes() throws {
    var random = SeededGenerator(seed: 5)
    let url = try WebURL(parsing: "https://api.shop.de/auth/login/")
    for _ in 0..<500 {
      let line = "s=1; " + Self.text(of: Self.words, atMost: 10, &random)
      let answer = LineExplanation(of: line, from: url, page: Page(url.origin))
      guard (try? SetCookieLine(parsing: line)) != nil else {
        #expect(answer.attributes.isEmpty)
        continue
      }
      #expect(answer.attributes.allSatisfy { ($0.fate == .kept) == ($0.reason == nil) })
      #expect(answer.attributes.allSatisfy { $0.written.count <= 81 })
    }
  }

  @Test("hold for any origin that is one, and others are refused with a reason", arguments: 1...4)
  func origins(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let profile = try ExplainCase.profile(ExplainCase.sound)
    var known = 0
    for _ in 0..<400 {
      let scheme = Bool.random(using: &random) ? "https://" : ""
      let text = scheme + Self.text(of: Self.addresses, atMost: 4, &random)
      let origin: Origin
      do throws(AddressError) {
        origin = try Origin(parsing: text)
      } catch {
        #expect(!error.description.isEmpty)
        continue
      }
      known += 1
      guard known <= 8 else { continue }
      let table = CookieExplanation(of: profile, page: origin).table
      #expect(table.apps.map(\.origin) == [text])
      #expect(
        table.answers.filter(\.isFault).allSatisfy { ($0.proposal == nil) != ($0.obstacle == nil) })
      #expect(
        table.answers.compactMap(\.proposal).flatMap(\.changes).allSatisfy {
          $0.to?.contains(", null]") != true
        })
    }
    #expect(known > 5)
  }

  /// The line with attributes added, replaced and left out as the changes say.
  private static func applying(_ changes: [Change], to line: String) -> String {
    var parts = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    for change in changes {
      guard change.field != "name" else {
        let end = parts[0].firstIndex(of: "=") ?? parts[0].startIndex
        parts[0] = (change.to ?? "") + parts[0][end...]
        continue
      }
      let dropped =
        change.field == "Max-Age" ? ["max-age", "expires"] : [change.field.lowercased()]
      parts = parts.enumerated().filter { number, part in
        let name = part.prefix { $0 != "=" }.filter { $0 != " " && $0 != "\t" }.lowercased()
        return number == 0 || !dropped.contains(name)
      }.map(\.element)
      guard let to = change.to else { continue }
      parts.append(to.isEmpty ? change.field : "\(change.field)=\(to)")
    }
    return parts.joined(separator: ";")
  }
}
