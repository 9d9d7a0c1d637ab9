import CountersignExplain
import Testing

@Suite("The causes of trouble")
struct TroubleTests {
  @Test("are none in the sound deployment, and each symptom has several")
  func none() throws {
    let trouble = Trouble(in: try ExplainCase.profile(ExplainCase.sound))
    #expect(trouble.causes.filter(\.applies).map(\.question) == [])
    #expect(trouble.isNone)
    for symptom in Trouble.Symptom.allCases {
      #expect(trouble.causes.count { $0.symptom == symptom } >= 4)
    }
  }

  static let cases: [(lines: String, fields: [String])] = [
    (ExplainCase.sound("", "", more: "client: { credentials: omit }"), ["client.credentials"]),
    (
      ExplainCase.sound("allow_credentials: true", "allow_credentials: false"),
      ["cors.allow_credentials"]
    ),
    (ExplainCase.sound("[\"https://app.shop.de\"]", "[]"), ["cors.allowed_origins"]),
    (ExplainCase.sound("", "", more: "routes: { login: null }"), ["routes.login"]),
    (
      ExplainCase.sound(
        "allow_credentials: true", "allow_credentials: true, allow_headers: [accept]"),
      ["cors.allow_headers"]
    ),
    (
      ExplainCase.sound("", "", more: "cookies: { refresh: { name: r, path: /api/auth/token/ } }"),
      ["cookies.refresh.path"]
    ),
    (
      ExplainCase.sound(
        "", "", more: "cookies: { access: { name: a, same_site: none, secure: false } }"),
      ["cookies.access.secure"]
    ),
    (
      ExplainCase.sound(
        "", "", more: "cookies: { access: { name: same }, refresh: { name: same } }"),
      ["cookies.access.name"]
    ),
    (
      ExplainCase.sound("audience: y", "audience: y, accept_from: [header]"), ["tokens.accept_from"]
    ),
    (ExplainCase.sound("", "", more: "client: { refresh: none }"), ["client.refresh"]),
    (
      ExplainCase.sound("", "", more: "server: { authentication: [session] }"),
      ["server.authentication"]
    ),
    (
      ExplainCase.sound(
        "", "",
        more: "server: { login_ignores_cookie: false }\ncookies: { access: { max_age: session } }"),
      ["server.login_ignores_cookie"]
    ),
    (
      ExplainCase.sound("", "", more: "client: { base_url: \"https://api2.shop.de/api\" }"),
      ["client.base_url"]
    ),
    (
      ExplainCase.sound.replacing("https://api.", with: "http://api."),
      ["site.api", "cookies.access.secure", "cookies.refresh.secure"]
    ),
    (
      ExplainCase.sound(
        "", "", more: "cookies: { access: { name: __Host-a, path: /api } }"),
      ["cookies.access.path"]
    ),
    (
      ExplainCase.sound("", "", more: "cookies: { access: { name: a, max_age: 10s } }"),
      ["cookies.access.max_age"]
    ),
  ]

  @Test("are found one by one, with the field and a cure", arguments: cases)
  func found(lines: String, fields: [String]) throws {
    let trouble = Trouble(in: try ExplainCase.profile(lines))
    let found = trouble.causes.filter(\.applies)
    #expect(found.map(\.field) == fields)
    #expect(found.allSatisfy { $0.cure != nil })
  }

  @Test("are told with the line where the field is written")
  func place() throws {
    let lines = ExplainCase.sound("", "", more: "client: { credentials: omit }")
    let trouble = Trouble(in: try ExplainCase.profile(lines))
    let found = trouble.causes.filter(\.applies)
    let cause = try #require(found.first)
    #expect(cause.place == "shop.yaml:10")
    #expect(cause.seen == "`client.credentials` is `omit`")
  }
}
