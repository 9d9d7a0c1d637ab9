#if Server
  import CountersignRules
  import CountersignSettings
  import CountersignWire
  import TestSupport
  import Testing

  /// No secret leaves with a report.
  @Suite("A report's text")
  struct RedactorTests {
    private static let token = SampleToken.text(issued: 1_767_225_600, expires: 1_767_225_900)

    private static var settings: AuthSettings {
      var settings = AuthSettings(name: "t", environment: .production, api: "https://api.a.de")
      settings.cookies.access.name = "access"
      settings.cookies.refresh.name = "__Host-refresh"
      settings.csrf.header = "x-own-name"
      return settings
    }

    private static let redactor = Redactor(settings, passwords: ["a word", ""])

    static let lines: [(before: String, after: String)] = [
      (
        "Set-Cookie: access=opaque; Path=/",
        "Set-Cookie: access=<access token, 6 characters>; Path=/"
      ),
      ("Set-Cookie: access=; Max-Age=0", "Set-Cookie: access=; Max-Age=0"),
      (
        "Set-Cookie: other=value; Path=/a=b",
        "Set-Cookie: other=<cookie value, 5 characters>; Path=/a=b"
      ),
      (
        "Cookie: __Host-refresh=r; sessionid=s; x=y",
        "Cookie: __Host-refresh=<refresh token, 1 characters>; "
          + "sessionid=<session id, 1 characters>; x=<cookie value, 1 characters>"
      ),
      ("it sent access=opaque; and more", "it sent access=<access token, 6 characters>; and more"),
      ("no_access=yes", "no_access=yes"),
      (#"{"access":"\#(token)"}"#, #"{"access":"<token, \#(token.count) characters>"}"#),
      (
        token + "." + token,
        "<token, \(token.count) characters>." + "<token, \(token.count) characters>"
      ),
      (#"{"csrfToken": "abc"}"#, #"{"csrfToken": "<csrf token, 3 characters>"}"#),
      ("password: a word", "password: <password, 6 characters>"),
      ("password=a%20word", "password=<password, 8 characters>"),
      (#"{"key":"0123","detail":"key"}"#, #"{"key":"<secret, 4 characters>","detail":"key"}"#),
      (#"{"refresh":"","token":["no"]}"#, #"{"refresh":"","token":["no"]}"#),
      ("https://production.something.example.com/", "https://production.something.example.com/"),
      ("1.2.3.4, 203.0.113.1", "1.2.3.4, 203.0.113.1"),
    ]

    @Test("shows each secret by its kind and length, and all else as it is", arguments: lines)
    func line(before: String, after: String) {
      #expect(Self.redactor.text(before) == after)
    }

    @Test(
      "shows no credentials of a header",
      arguments: [
        ("Authorization", "Bearer \(token)", "<credentials, \(token.count + 7) characters>"),
        ("X-Own-Name", "abc", "<csrf token, 3 characters>"),
        ("X-CSRFToken", "abc", "<csrf token, 3 characters>"),
        ("cookie", "access=1", "access=<access token, 1 characters>"),
        ("Accept", "application/json", "application/json"),
      ])
    func headers(name: String, value: String, shown: String) {
      #expect(Self.redactor.value(ofHeader: name, value) == shown)
    }

    @Test("shows no value that the server set as a cookie, wherever it stands")
    func handedOut() {
      let value = "0p4que-s3ssion"
      let exchange = Exchange(
        name: "login", request: .init(method: "POST", url: "https://api.a.de/", headers: []),
        response: .init(status: 200, headers: [HeaderLine("Set-Cookie", "sid=\(value); Path=/")]))
      let hiding = Self.redactor.hiding(
        Transcript(settings: Self.settings, exchanges: [exchange]))
      #expect(hiding.text("<td>\(value)</td>") == "<td><cookie value, 14 characters></td>")
    }

    @Test("has no token in it wherever the answer put one")
    func nowhere() {
      var random = SeededGenerator(seed: 11)
      let fillers = [
        "", " ", "\"", ";", "=", "access=", "Set-Cookie: access=", "<", "é", "\n", "{",
      ]
      for _ in 0..<300 {
        let parts = (0..<6).map { _ in
          Bool.random(using: &random) ? Self.token : fillers.randomElement(using: &random) ?? ""
        }
        let shown = Self.redactor.text(parts.joined())
        #expect(!shown.contains("eyJ"), "\(parts)")
      }
    }
  }
#endif
