#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Logging
  import Synchronization
  import Testing

  /// Requests that no client should make: each gets its documented status and code, the log stays
  /// free of what was sent, and the server goes on.
  @Suite struct BadInputTests {
    /// A request and what it must be answered with.
    struct Case: Sendable, CustomTestStringConvertible {
      var method = "POST"
      var path: String
      var fields: [String: String] = [:]
      var cookies: [String: String] = [:]
      var body: String?
      var status: Int
      /// A text that the answer's body has.
      var says: String

      var testDescription: String {
        "\(method) \(path) \(cookies.keys.sorted()) \((body ?? "").prefix(40)) → \(status)"
      }
    }

    /// A word that is in every value sent, and that must not be in the log.
    private static let mark = "c0nf1dent1al"

    private static let auth = "/api/auth/"

    private static func login(_ body: String, _ status: Int = 400, _ says: String) -> Case {
      Case(path: auth + "login/", body: body, status: status, says: says)
    }

    private static func form(_ type: String, _ body: String, _ status: Int, _ says: String) -> Case
    {
      Case(
        path: auth + "login/", fields: ["Content-Type": type], body: body, status: status,
        says: says)
    }

    private static let logins: [Case] = [
      login("", 400, #""password":["This field is required."]"#),
      login(#"{"username":"\#(mark)""#, 400, #""code":"parse_error""#),
      login(#"{"username":"\#(mark)",}"#, 400, #""code":"parse_error""#),
      login(#"{"username":"\#(mark)"} x"#, 400, #""code":"parse_error""#),
      login(#"["\#(mark)"]"#, 400, "Expected a dictionary, but got list."),
      login(#""\#(mark)""#, 400, "Expected a dictionary, but got str."),
      login("17", 400, "Expected a dictionary, but got int."),
      login("null", 400, "No data provided"),
      login(#"{"username":true,"password":"\#(mark)"}"#, 400, "Not a valid string."),
      login(#"{"username":["\#(mark)"],"password":"x"}"#, 400, "Not a valid string."),
      login(#"{"username":"a","password":null}"#, 400, "This field may not be null."),
      login(#"{"username":"a","password":"   "}"#, 400, "This field may not be blank."),
      login(#"{"username":"a\u0000\#(mark)","password":"x"}"#, 400, "Null characters"),
      login(#"{"username":"\ud800\#(mark)","password":"x"}"#, 400, "Surrogate"),
      login(#"{"email":"\#(mark)","password":"x"}"#, 400, "Enter a valid email address."),
      login(#"{"username":"alice","password":"\#(mark)"}"#, 400, "Unable to log in"),
      login(#"{"username":"\#(mark)","password":"\#(mark)"}"#, 400, "Unable to log in"),
      login(#"{"username":1e999,"password":-0}"#, 400, "Unable to log in"),
      login("{\"a\":\"\u{1}\(mark)\"}", 400, "parse_error"),
      login(String(repeating: "{\"a\":", count: 9000), 400, "parse_error"),
      login(
        #"{"password":""# + String(repeating: mark, count: 6000) + #""}"#, 413, "body_too_large"),
    ]

    private static let forms: [Case] = [
      form("text/plain", mark, 415, #""code":"unsupported_media_type""#),
      form("application/xml", "<a>\(mark)</a>", 415, #""code":"unsupported_media_type""#),
      form("", mark, 415, "unsupported_media_type"),
      form(";;;", mark, 415, "unsupported_media_type"),
      form("application/x-www-form-urlencoded", "username=\(mark)&&=%zz&%", 400, "required"),
      form("application/x-www-form-urlencoded", "password=%00\(mark)", 400, "Null characters"),
      form("multipart/form-data", "--x", 400, #""code":"parse_error""#),
      form("multipart/form-data; boundary=", "--x", 400, #""code":"parse_error""#),
      form("multipart/form-data; boundary=x", mark, 400, #""code":"parse_error""#),
      form("multipart/form-data; boundary=x", "--x\r\n\r\n\(mark)", 400, "parse_error"),
      form("multipart/form-data; boundary=x", "--x\r\n\r\n\(mark)\r\n--x--", 400, "parse_error"),
      form(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"password\"; filename=\"\(mark)\"\r\n\r\n"
          + "\(mark)\r\n--x--\r\n", 400, "Not a valid string."),
    ]

    /// Texts that are no token of this server.
    private static let noTokens = [
      mark, "..", "a.b", "a.b.c.d", "\(mark).\(mark).\(mark)", "eyJhbGciOiJub25lIn0.e30.",
      "eyJhbGciOiJIUzI1NiJ9..", "eyJhbGciOiJIUzI1NiJ9.e30.AAAA", "e30.e30.e30",
      "eyJhbGciOlsxXX0.e30.AA", "eyJhbGciOiJIUzI1NiIsImNyaXQiOlsieCJdfQ.e30.AA", "%2e%2e%2e",
      String(repeating: "A.", count: 2000), "\u{e9}\(mark)", "\"\(mark)\"",
    ]

    private static let tokens: [Case] = noTokens.flatMap { token in
      let invalid = #""code":"token_not_valid""#
      return [
        Case(
          method: "GET", path: "/api/data/", cookies: ["access": token], status: 401,
          says: invalid),
        Case(
          path: auth + "token/refresh/", cookies: ["refresh": token], status: 401, says: invalid),
        Case(
          method: "GET", path: "/api/data/", fields: ["Authorization": "Bearer \(token)"],
          status: 401, says: invalid),
        Case(
          path: auth + "logout/", cookies: ["refresh": token, "access": token], status: 200,
          says: "Successfully logged out."),
      ]
    }

    private static let others: [Case] = [
      Case(
        method: "GET", path: "/api/data/", fields: ["Authorization": "Bearer"], status: 401,
        says: "bad_authorization_header"),
      Case(
        method: "GET", path: "/api/data/", fields: ["Authorization": "Bearer a \(mark)"],
        status: 401, says: "bad_authorization_header"),
      Case(
        method: "GET", path: "/api/data/", fields: ["Authorization": "Basic \(mark)"], status: 401,
        says: "not_authenticated"),
      Case(
        method: "GET", path: "/api/data/", fields: ["Accept": "text/\(mark)"], status: 406,
        says: "not_acceptable"),
      Case(
        method: "GET", path: "/api/data/", fields: ["Cookie": "=; ;;=\(mark); access"],
        status: 401, says: "not_authenticated"),
      Case(
        method: "GET", path: "/api/data/", fields: ["Host": "\(mark).example"], status: 400,
        says: "bad_host"),
      Case(
        path: auth + "token/refresh/", body: #"{"refresh":""}"#, status: 400, says: "blank"),
      Case(
        path: auth + "token/refresh/", body: #"{"refresh":["\#(mark)"]}"#, status: 400,
        says: "Not a valid string."),
      Case(
        path: auth + "token/refresh/", body: "{", status: 400, says: "parse_error"),
      Case(path: auth + "token/refresh/", status: 401, says: "No valid refresh token found."),
      Case(path: auth + "token/verify/", body: "{}", status: 400, says: "required"),
      Case(
        path: auth + "token/verify/", body: #"{"token":"\#(mark)"}"#, status: 401,
        says: "token_not_valid"),
      Case(
        path: auth + "password/change/", body: #"{"new_password1":"\#(mark)"}"#, status: 401,
        says: "not_authenticated"),
      Case(
        method: "PUT", path: auth + "login/", body: mark, status: 405, says: "method_not_allowed"),
      Case(
        method: "TRACE", path: auth + "user/", status: 401, says: "not_authenticated"),
      Case(
        method: "DELETE", path: auth + "user/sessions/..%2fx", status: 404,
        says: "not_found"),
      Case(method: "GET", path: "/api/x/../data/", status: 404, says: "not_found"),
      Case(method: "GET", path: "//api//data//", status: 404, says: "not_found"),
      Case(method: "GET", path: "/%00/%ff/x", status: 404, says: "not_found"),
      Case(
        method: "GET", path: "/api/data/?token=\(mark)&x=%zz", status: 401,
        says: "not_authenticated"),
      Case(
        method: "GET", path: "/" + String(repeating: "a/", count: 3000), status: 404,
        says: "not_found"),
    ]

    @Test(arguments: logins + forms + tokens + others)
    func `gets its status and code, and leaves nothing in the log`(sample: Case) async throws {
      var settings = AuthSettings.plain
      settings.server.debug = false
      settings.tokens.acceptFrom = [.cookie, .header, .body]
      settings.server.contentTypes = [
        "application/json", "application/x-www-form-urlencoded", "multipart/form-data",
      ]
      let log = RecordedLog()
      var options = ServerOptions()
      options.logger = Logger(label: "test") { _ in log }
      options.logger.logLevel = .trace
      try await RunningServer.with(settings, options: options, isSilent: false) { running in
        let answer = try await running.client.send(
          sample.method, sample.path, body: sample.body, cookies: sample.cookies,
          fields: sample.fields)
        #expect(answer.status == sample.status, "\(answer.body)")
        #expect(answer.body.contains(sample.says), "\(answer.body)")
        #expect(answer["content-type"] == "application/json")
        #expect((answer["error-code"] == nil) == (sample.status == 200))
        let health = try await running.client.send("GET", "/healthz")
        #expect(health.status == 200)
      }
      let lines = log.lines
      #expect(lines.contains { $0.contains("request") })
      #expect(lines.allSatisfy { !$0.contains(Self.mark) && !$0.contains("eyJ") })
    }
  }

  /// A log that is read afterwards.
  private final class RecordedLog: LogHandler {
    private let recorded = Mutex<[String]>([])

    var lines: [String] { recorded.withLock(\.self) }

    var metadata: Logger.Metadata {
      get { [:] }
      set {}
    }

    var logLevel: Logger.Level {
      get { .trace }
      set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { nil }
      set {}
    }

    func log(event: LogEvent) {
      recorded.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
    }
  }
#endif
