#if Server
  import CountersignServer
  import CountersignSettings
  import Testing

  /// Octets that are no HTTP request, or one that contradicts itself.
  @Suite struct BrokenRequestTests {
    /// What is sent, and how it is answered.
    struct Case: Sendable, CustomTestStringConvertible {
      var text: String
      var status: Int
      var code: String

      var testDescription: String { "\(text.prefix(40).debugDescription) → \(status)" }
    }

    private static let host = "Host: localhost\r\n"

    private static func post(_ rest: String) -> String {
      "POST /api/auth/login/ HTTP/1.1\r\n\(host)Content-Type: application/json\r\n\(rest)"
    }

    private static let cases = [
      Case(text: "\u{0}\u{1}nonsense\r\n\r\n", status: 400, code: "bad_request"),
      Case(text: "GET /healthz HTTP/9.0\r\n\(host)\r\n", status: 400, code: "bad_request"),
      Case(text: "BREW /healthz HTTP/1.1\r\n\(host)\r\n", status: 400, code: "bad_request"),
      Case(
        text: "GET /healthz HTTP/1.1\r\n\(host)X: a\u{0}b\r\n\r\n", status: 400, code: "bad_request"
      ),
      Case(text: "GET /healthz HTTP/1.1\r\n\(host)X : a\r\n\r\n", status: 400, code: "bad_request"),
      Case(
        text: "GET /healthz HTTP/1.1\r\n\(host)X: \(String(repeating: "a", count: 20_000))\r\n\r\n",
        status: 431, code: "head_too_large"),
      Case(
        text: post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), status: 400,
        code: "bad_request"),
      Case(text: post("Content-Length: -3\r\n\r\nabc"), status: 400, code: "bad_request"),
      Case(
        text: post("Transfer-Encoding: chunked\r\n\r\nzz\r\nabc"), status: 400, code: "parse_error"),
      Case(text: post("Content-Length: 30\r\n\r\n{\"username\""), status: 400, code: "parse_error"),
      Case(
        text: "GET /api/data/ HTTP/1.1\r\n\(host)Host: other.example\r\nConnection: close\r\n\r\n",
        status: 400, code: "bad_host"),
    ]

    @Test(arguments: cases)
    func `gets a 4xx with its code, and the connection ends`(sample: Case) async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await running.client.exchange(sample.text, isLast: true)
        #expect(answer.status == sample.status)
        #expect(answer["error-code"] == sample.code)
        #expect(answer["content-type"] == "application/json")
        #expect(answer.body.contains(#""code":"\#(sample.code)""#), "\(answer.body)")
        let health = try await running.client.send("GET", "/healthz")
        #expect(health.status == 200)
      }
    }

    @Test func `a refusal names the endpoint's methods, and that cookies matter`() async throws {
      try await RunningServer.with(.plain) { running in
        let user = try await running.client.send("GET", "/api/auth/user/")
        #expect(user.status == 401)
        #expect(user["allow"] == "GET, PUT, PATCH, HEAD, OPTIONS")
        #expect(user.all("vary").contains("Cookie"))
        let login = try await running.client.send("POST", "/api/auth/login/", body: "{")
        #expect(login.status == 400)
        #expect(login["allow"] == "POST, OPTIONS")
      }
    }

    @Test func `a preflight has the protective headers too`() async throws {
      try await RunningServer.with(.plain) { running in
        let answer = try await running.client.send(
          "OPTIONS", "/api/auth/login/",
          fields: ["Origin": "https://x.example", "Access-Control-Request-Method": "POST"])
        #expect(answer.status == 200)
        #expect(answer["x-content-type-options"] == "nosniff")
      }
    }
  }
#endif
