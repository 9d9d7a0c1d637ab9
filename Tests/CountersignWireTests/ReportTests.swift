#if Server
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import Foundation
  import Testing

  /// What a reader of a report sees.
  @Suite("A verification report")
  struct ReportTests {
    private static let token = SampleToken.text(issued: 1_767_225_600, expires: 1_767_225_900)

    private static let report = VerificationReport(
      profile: "shop", fingerprint: "sha256:0",
      rows: [
        row(.promise, "access-cookie-attributes", .held(observed: "path=/; samesite=lax; secure")),
        row(
          .promise, "login-limit-by-address",
          .revealed(Evidence("guess 6: 400, promised 429", bytes: ["POST https://a.de/ → 400"])),
          field: "throttle.rates.login"),
        row(
          .rule, "token-in-body",
          .revealed(
            Evidence("the access token is in the body", bytes: ["{\"access\":\"\(token)\"}"])),
          field: "tokens.body", finding: "error"),
        row(
          .rule, "cookie-not-secure", .unreachable("needs an account"),
          field: "cookies.access.secure"),
      ])

    @Test("is a table that fits, with the evidence below its row")
    func table() {
      let expected = """
           promise or rule                 setting                     observed                verdict
        -  ------------------------------  --------------------------  ----------------------  ----------------------
           title of                        cookies.access.same_site    path=/; samesite=lax;   held
           access-cookie-attributes        shop.yaml:7                 secure
        !  title of                        throttle.rates.login        guess 6: 400, promised  revealed
           login-limit-by-address          default                     429
            POST https://a.de/ → 400
           token-in-body                   tokens.body default         the access token is in  revealed (lint: error)
                                                                       the body
            {"access":"<token, N characters>"}
           cookie-not-secure               cookies.access.secure       needs an account        unreachable
                                           default
        shop: 1 held, 2 revealed, 1 unreachable; 1 not as expected

        """
      let shown = ReportTable(Self.report, width: 110).text
        .replacing("\(Self.token.count)", with: "N")
      #expect(shown == expected)
    }

    @Test("never is wider than asked, except for evidence", arguments: [80, 100, 140])
    func width(width: Int) {
      let lines = ReportTable(Self.report, width: width).text.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width || $0.hasPrefix("    ") })
    }

    @Test("counts as a surprise what lint did not foretell")
    func surprises() {
      let cases: [(VerificationReport.Kind, Judgement, String?, Bool)] = [
        (.promise, .held(observed: ""), nil, false), (.promise, .revealed(Evidence("")), nil, true),
        (.promise, .unreachable(""), nil, false), (.rule, .held(observed: ""), nil, false),
        (.rule, .held(observed: ""), "error", true), (.rule, .revealed(Evidence("")), nil, true),
        (.rule, .revealed(Evidence("")), "warning", false),
        (.rule, .unreachable(""), "error", false),
      ]
      for (kind, judgement, finding, isUnexpected) in cases {
        #expect(Self.row(kind, "x", judgement, finding: finding).isUnexpected == isUnexpected)
      }
    }

    @Test("survives JSON")
    func json() throws {
      let data = try JSONEncoder().encode(Self.report)
      #expect(try JSONDecoder().decode(VerificationReport.self, from: data) == Self.report)
    }

    @Test("has every exchange and no secret of it")
    func secrets() throws {
      let data = try JSONEncoder().encode(Self.report)
      let text = String(decoding: data, as: UTF8.self)
      #expect(text.contains("POST https:\\/\\/api.a.de\\/login"))
      for secret in ["eyJ", "s3ssion", "pass-word"] { #expect(!text.contains(secret)) }
    }

    private static func row(
      _ kind: VerificationReport.Kind, _ id: String, _ judgement: Judgement,
      field: String = "cookies.access.same_site", finding: String? = nil
    ) -> VerificationReport.Row {
      let settings = AuthSettings(name: "shop", environment: .production, api: "https://api.a.de")
      let exchange = Exchange(
        name: "login",
        request: .init(
          method: "POST", url: "https://api.a.de/login",
          headers: [HeaderLine("Cookie", "access=\(token); other=s3ssion")],
          body: Array("pass-word".utf8)),
        response: .init(
          status: 200,
          headers: [HeaderLine("Set-Cookie", "\(settings.cookies.access.name)=\(token); Path=/")],
          body: Array("pass-word \(token) \(String(repeating: " ", count: 1800)) \(token)".utf8)))
      return VerificationReport.Row(
        kind, id: id, title: "title of \(id)", fields: [field], finding: finding,
        run: ProbeRun(
          transcript: Transcript(settings: settings, exchanges: [exchange]), judgement: judgement),
        redactor: Redactor(settings, passwords: ["pass-word"]),
        place: { $0 == "cookies.access.same_site" ? "shop.yaml:7" : nil })
    }
  }
#endif
