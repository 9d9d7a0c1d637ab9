import CountersignBrowser
import Testing

@Suite("A preflight is asked and answered as Fetch has it")
struct PreflightTests {
  @Test(
    "headers and their values decide the need",
    arguments: [
      ("content-type", "text/plain;charset=utf-8", false),
      ("Content-Type", "TEXT/PLAIN ; x", false),
      ("content-type", "text/plain; charset=\"utf-8\"", true),
      ("content-type", "application/json", true), ("content-type", "", true),
      ("accept", "application/json", false), ("accept", "a\"b", true),
      ("accept", String(repeating: "a", count: 129), true),
      ("accept-language", "de-DE, en;q=0.5", false), ("accept-language", "de_DE", true),
      ("x-csrftoken", "t", true), ("authorization", "Bearer", true),
      ("cookie", "a=b", false), ("sec-fetch-site", "none", false),
      ("range", "bytes=0-", false), ("range", "bytes=-5", true), ("range", "lines=1-2", true),
      ("range", "bytes=9-3", true), ("range", "bytes=3-9", false), ("range", "bytes=9-9", false),
      ("range", "bytes=0009-10", false), ("range", "bytes=10-9", true),
      ("range", "bytes=18446744073709551616-18446744073709551615", true),
    ])
  func need(_ name: String, _ value: String, _ expected: Bool) throws {
    let request = try request("POST", [RequestHeader(name, value)])
    #expect(request.needsPreflight.isYes == expected)
  }

  @Test("many safelisted headers need one too")
  func total() throws {
    let headers = (0..<9).map { _ in RequestHeader("accept", String(repeating: "a", count: 120)) }
    #expect(try request("GET", headers).needsPreflight == .yes(.headerPreflight))
  }

  @Test(
    "the answer must name method and headers",
    arguments: [
      ("post", "content-type", .include, nil, "Content-Type", .yes(.preflightPassed)),
      ("PATCH", "content-type", .include, "patch", "content-type", .no(.methodNotAllowed)),
      ("patch", "content-type", .include, "PATCH", "content-type", .no(.methodNotAllowed)),
      ("PUT", "content-type", .omit, "*", "*", .yes(.preflightPassed)),
      ("PUT", "content-type", .include, "*", "*", .no(.methodWildcard)),
      ("PUT", "content-type", .include, "PUT", "*", .no(.headerWildcard)),
      ("PUT", "content-type", .include, "PUT", nil, .no(.headerNotAllowed)),
      ("GET", "authorization", .omit, nil, "*", .no(.authorizationNotNamed)),
      ("PUT", "content-type", .include, "PUT, @", "content-type", .no(.allowListMalformed)),
      ("PUT", "content-type", .include, ",PUT ,,", " , content-type", .yes(.preflightPassed)),
    ]
      as [(String, String, PlannedRequest.Credentials, String?, String?, Verdict)])
  func answer(
    _ method: String, _ header: String, _ credentials: PlannedRequest.Credentials,
    _ methods: String?, _ headers: String?, _ expected: Verdict
  ) throws {
    var request = try request(method, [RequestHeader(header, "application/json")])
    request.credentials = credentials
    let cors = CORSHeaders(
      allowOrigin: "https://app.example", allowCredentials: "true", allowMethods: methods,
      allowHeaders: headers)
    #expect(request.isPermitted(by: PreflightAnswer(status: 204, headers: cors)) == expected)
  }

  private func request(_ method: String, _ headers: [RequestHeader]) throws -> PlannedRequest {
    PlannedRequest(
      .fetch, try WebURL(parsing: "https://api.example/x"), method: method, headers: headers,
      credentials: .include, initiator: try Origin(parsing: "https://app.example"))
  }
}
