#if Server
  import CountersignReports
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import Foundation
  import Testing

  /// A server chooses much of what a report shows; none of it may become markup.
  @Suite("A report of a verification")
  struct VerificationFormatTests {
    private static let hostile =
      "</pre><script>alert('1')</script>\" onload='x' & ]]> \u{1B}[31m\u{202E} | `code` <!--"

    private static let report = VerificationReport(
      profile: "shop & <co>", fingerprint: "sha256:0", server: "https://a.de/?\"<",
      rows: [
        row(.promise, "kept", .held(observed: "200")),
        row(.promise, "broken", .revealed(Evidence(hostile, bytes: [hostile, "b"]))),
        row(.rule, "known", .revealed(Evidence("seen")), finding: "error"),
        row(.rule, "skipped", .unreachable("skipped: intrusive")),
      ])

    @Test("is HTML of which the server wrote no tag")
    func html() throws {
      let page = VerificationPage([Self.report]).text
      let tags = Set(page.matches(of: /<\/?([a-zA-Z!][a-zA-Z0-9]*)/).map { String($0.output.1) })
      let ours: Set<String> = [
        "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "header", "h1", "nav",
        "label",
        "input", "b", "main", "section", "h2", "h3", "p", "code", "details", "summary", "span",
        "small", "pre", "footer",
      ]
      #expect(tags.isSubset(of: ours), "\(tags.subtracting(ours))")
      #expect(
        page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&#39;x&#39;"))
      #expect(!page.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
      #expect(!page.contains("\" onload"))
    }

    @Test("is a page that needs nothing from elsewhere")
    func selfContained() {
      let page = VerificationPage([Self.report]).text
      #expect(page.contains("default-src 'none'"))
      #expect(!page.contains(" src=") && !page.contains(" href=") && !page.contains("url("))
      #expect(page.contains("prefers-color-scheme: dark"))
    }

    @Test("is well-formed as HTML: every fold that opens closes")
    func folds() {
      let page = VerificationPage([Self.report]).text
      for tag in ["details", "summary", "section", "pre", "span", "small", "p", "main"] {
        let opened = page.ranges(of: "<\(tag) ").count + page.ranges(of: "<\(tag)>").count
        #expect(opened == page.ranges(of: "</\(tag)>").count, "\(tag)")
      }
      // A fold for each row, and in it one for each exchange.
      #expect(page.ranges(of: "<details class=\"exchange\">").count == 4)
    }

    @Test("leaves the middle of a flood out")
    func flood() {
      var report = Self.report
      report.rows[0].exchanges = Array(repeating: report.rows[0].exchanges[0], count: 50)
      let page = VerificationPage([report]).text
      #expect(page.ranges(of: "<details class=\"exchange\">").count == 3 + 20)
      #expect(page.contains("30 exchanges between these are left out"))
    }

    @Test("is JUnit XML that an XML reader takes, with failures where something is a surprise")
    func junit() throws {
      let text = VerificationJUnit([Self.report]).text
      let parser = XMLOutline()
      #expect(parser.read(text))
      #expect(parser.count(of: "testcase") == 4)
      #expect(parser.count(of: "failure") == 1)
      #expect(parser.count(of: "skipped") == 1)
      #expect(text.contains("name=\"shop &amp; &lt;co&gt;\" tests=\"4\" failures=\"1\""))
    }

    @Test("is Markdown in which each row is one line of five cells")
    func markdown() {
      let text = VerificationMarkdown([Self.report]).text
      let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
      #expect(rows.count == 2 + 4)
      for row in rows {
        let bars = row.replacing("\\|", with: "").count { $0 == "|" }
        #expect(bars == 6, "\(row)")
        let prose = row.replacing(/`[^`]*`/, with: "").replacing("<br>", with: "")
        #expect(!prose.contains("<"), "\(row)")
      }
      #expect(text.contains("1 held, 2 revealed, 1 unreachable; 1 not as expected."))
    }

    private static func row(
      _ kind: VerificationReport.Kind, _ id: String, _ judgement: Judgement, finding: String? = nil
    ) -> VerificationReport.Row {
      let settings = AuthSettings(name: "shop", environment: .production, api: "https://api.a.de")
      let exchange = Exchange(
        name: hostile,
        request: .init(
          method: "GET", url: "https://a.de/\(hostile)", headers: [HeaderLine("X", hostile)]),
        response: .init(
          status: 200, headers: [HeaderLine("X", hostile)], body: Array(hostile.utf8)))
      return VerificationReport.Row(
        kind, id: id, title: hostile, fields: ["a.b", hostile], finding: finding,
        run: ProbeRun(
          transcript: Transcript(settings: settings, exchanges: [exchange]), judgement: judgement),
        redactor: Redactor(settings), place: { _ in hostile })
    }
  }

  /// The names of the elements of an XML document.
  private final class XMLOutline {
    private var names: [String: Int] = [:]

    /// Whether the text is well-formed: tags nest, and references are the five that XML knows.
    func read(_ text: String) -> Bool {
      var open: [Substring] = []
      for match in text.matches(of: /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>/) {
        let (_, isEnd, name, _, isEmpty) = match.output
        if !isEnd.isEmpty {
          guard open.popLast() == name else { return false }
          continue
        }
        names[String(name), default: 0] += 1
        if isEmpty.isEmpty { open.append(name) }
      }
      let tags = text.ranges(of: "<").count
      let known = text.matches(of: /<\??\/?[a-z-]+(?: [a-z]+="[^"<]*")*[?\/]?>/).count
      let references = text.matches(of: /&(?:amp|lt|gt|quot|#\d+);/).count
      return open.isEmpty && tags == known && references == text.ranges(of: "&").count
    }

    func count(of name: String) -> Int { names[name] ?? 0 }
  }
#endif
