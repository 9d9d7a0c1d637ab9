import CountersignBrowser

/// Counts how many questions the browser procedure answers in a second; one line a figure, a name
/// and a number with a tab between.
@main
struct DecisionBenchmark {
  private static let pages = [
    "https://app.acme-shop.de", "http://app.acme-shop.de", "https://acme-shop.vercel.app",
    "http://localhost:3000", "http://127.0.0.1:3000", "https://partner.co.uk",
  ]
  private static let apis = [
    "https://api.acme-shop.de/api/auth/login/", "http://localhost:8000/api/auth/login/",
    "https://acme-api.vercel.app/api/data/",
  ]
  private static let lines = [
    "access=1; Path=/; Secure; HttpOnly; SameSite=Lax",
    "__Secure-refresh=1; Path=/api/auth/; Secure; HttpOnly; SameSite=Strict",
    "access=1; Domain=acme-shop.de; SameSite=None; Secure; Partitioned",
    "access=1; Domain=co.uk; Max-Age=300",
  ]

  static func main() throws {
    try report("two requests, from text") { try isSentBack($0, $1, $2) ? 1 : 0 }
    let questions = try pages.flatMap { page in
      try apis.map { try planned(page, $0) }
    }
    let cookies = try lines.map { try SetCookieLine(parsing: $0) }
    try report("stored, and sent with the next request") { index, _, _ in
      let request = questions[index % questions.count]
      let context = CookieContext(request, agent: .chromium, at: 0)
      var store = CookieStore()
      _ = store.store(cookies[index % cookies.count], in: context)
      return store.decisions(in: context).count
    }
  }

  /// Whether a cookie that the API sets is sent with the page's next request.
  private static func isSentBack(_ index: Int, _ page: String, _ line: String) throws -> Bool {
    let request = try planned(page, apis[index % apis.count])
    var browser = Browser(.chromium)
    let cors = CORSHeaders(allowOrigin: page, allowCredentials: "true")
    let answer = ServerAnswer(preflight: nil, cors: cors, setCookies: [line])
    _ = browser.perform(request, answer: answer, at: 0)
    let next = browser.perform(request, answer: answer, at: 1)
    return next.sent.contains(where: \.isSent)
  }

  private static func planned(_ page: String, _ api: String) throws -> PlannedRequest {
    PlannedRequest(
      .fetch, try WebURL(parsing: api), credentials: .include,
      initiator: try Origin(parsing: page))
  }

  /// Asks for a second or so and prints how often a second.
  private static func report(
    _ name: String, _ ask: (Int, String, String) throws -> Int
  ) throws {
    let clock = ContinuousClock()
    let start = clock.now
    var count = 0
    var seen = 0
    while clock.now - start < .seconds(1) {
      for _ in 0..<1000 {
        seen &+= try ask(count, pages[count % pages.count], lines[count % lines.count])
        count += 1
      }
    }
    let seconds = (clock.now - start) / .seconds(1)
    print("\(name)\t\(Int(Double(count) / seconds))")
    if seen < 0 { print("never") }
  }
}
