import CountersignProfile
import CountersignReports
import CountersignRules
import CountersignSettings
import CountersignSource
import Testing

@Suite("A change of profile")
struct ProfileChangeTests {
  /// The baseline with some lines more, and what the checklist says of it.
  private static func side(_ lines: String) throws -> ProfileChange.Side {
    let outcome = Example(lines).read(for: .production)
    #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics.map(\.message))")
    let profile = try #require(outcome.profile)
    return ProfileChange.Side(profile, findings: Linter().findings(in: profile))
  }

  private static func change(
    _ old: String, _ new: String, today: String = "2026-11-28"
  ) throws -> ProfileChange {
    ProfileChange(from: try side(old), to: try side(new), today: CalendarDate(today))
  }

  /// What becomes of sessions, by what changes: new lines against the lines of the old profile.
  private static let fates:
    [(old: String, new: String, outcome: SessionFate.Outcome, fields: Set<String>)] = [
      ("", "", .goesOn, []),
      ("", "tokens: { access_lifetime: 4m }", .goesOn, []),
      ("", "cookies: { refresh: { path: /api/ } }", .goesOn, []),
      ("", "cookies: { access: { name: __Host-a } }", .refreshes, ["cookies.access.name"]),
      ("", "cookies: { refresh: { name: __Secure-r } }", .expires, ["cookies.refresh.name"]),
      ("", "routes: { refresh: /renew/ }", .expires, ["cookies.refresh.path"]),
      ("", "tokens: { issuer: \"https://new.acme-shop.de\" }", .ends, ["tokens.issuer"]),
      ("", "tokens: { audience: acme-store }", .ends, ["tokens.audience"]),
      ("", "tokens: { audience: [acme-shop, acme-store] }", .goesOn, []),
      ("", "tokens: { type_claim: typ }", .ends, ["tokens.type_claim"]),
      ("", "tokens: { id_claim: tid }", .ends, ["tokens.id_claim"]),
      ("", "tokens: { user_id_claim: uid }", .ends, ["tokens.user_id_claim"]),
      ("", "tokens: { user_id_field: uuid }", .ends, ["tokens.user_id_field"]),
      ("", "tokens: { revocation: { store: shared } }", .expires, ["tokens.revocation.store"]),
      ("", "tokens: { revocation: { store: memory } }", .goesOn, []),
      ("", "tokens: { algorithm: RS256 }", .ends, ["tokens.allowed_algorithms"]),
      ("", "tokens: { algorithm: RS256, allowed_algorithms: [RS256, ES256] }", .goesOn, []),
      ("", "keys: { signing: { file: secrets/new.pem } }", .ends, ["keys.signing"]),
      (
        "",
        """
        keys:
          signing: { file: secrets/new.pem }
          retired: [{ key: { file: secrets/token-key.pem }, until: "2026-12-31" }]
        """, .goesOn, []
      ),
      (
        "",
        """
        keys:
          signing: { file: secrets/new.pem }
          retired: [{ key: { file: secrets/token-key.pem }, until: "2026-11-27" }]
        """, .ends, ["keys.retired"]
      ),
      (
        "keys: { id: one }",
        """
        keys:
          id: one
          signing: { file: secrets/new.pem }
          retired: [{ key: { file: secrets/token-key.pem }, id: two, until: "2026-12-31" }]
        """, .ends, ["keys.id"]
      ),
      ("", "site: { api: \"https://auth.acme-shop.de\" }", .ends, ["site.api"]),
      ("", "tokens: { accept_from: [header] }", .ends, ["tokens.accept_from"]),
    ]

  @Test("decides the fate of open sessions", arguments: fates.indices)
  func sessions(index: Int) throws {
    let item = Self.fates[index]
    let fate = try Self.change(item.old, item.new).sessions
    #expect(fate.outcome == item.outcome, "\(item.new)")
    #expect(Set((fate.access + fate.refresh).map(\.field)) == item.fields, "\(item.new)")
  }

  @Test("leaves a cookie behind whose identity changes, unless it is retired")
  func cookies() throws {
    let outcomes = { (lines: String) in
      try Self.change("", lines).cookies.map(\.outcome)
    }
    let renamed = "cookies: { access: { name: __Host-a }"
    let entry = { (until: String) in
      "retired: [{ name: __Host-access, path: /, until: \"\(until)\" }] }"
    }
    #expect(try outcomes("") == [.replaced, .replaced, .replaced])
    #expect(try outcomes(renamed + " }") == [.orphaned, .replaced, .replaced])
    #expect(try outcomes(renamed + ", " + entry("2026-12-31"))[0] == .retired)
    #expect(try outcomes(renamed + ", " + entry("2026-11-27"))[0] == .orphaned)
    #expect(
      try outcomes("cookies: { refresh: { path: /api/ } }") == [.replaced, .orphaned, .replaced])
    #expect(
      try outcomes("csrf: { cookie: { name: __Host-csrf } }") == [.replaced, .replaced, .orphaned])
  }

  @Test("says which attributes a cookie keeps until it is set anew")
  func attributes() throws {
    let change = try Self.change("", "cookies: { access: { same_site: lax } }")
    #expect(change.cookies.map(\.kept) == [["SameSite=strict"], [], []])
    #expect(change.isSmooth)
  }

  @Test("opens and closes attacks, and tells every setting with both places")
  func attacks() throws {
    let change = try Self.change(
      "cookies: { access: { http_only: false } }\ntargets: [server]",
      "throttle: { enabled: false }\ntargets: [server]")
    #expect(change.opened.map(\.diagnostic.slug) == ["login-throttle-missing"])
    #expect(change.closed.map(\.diagnostic.slug) == ["cookie-not-httponly"])
    #expect(change.worst == .error)
    #expect(change.settings.map(\.field) == ["cookies.access.http_only", "throttle.enabled"])
    #expect(change.settings[1].newPlace == "example.yaml:5")
    #expect(change.settings[0].newPlace == nil)
  }

  @Test("is told as text, Markdown and JSON")
  func report() throws {
    let change = try Self.change("", "cookies: { access: { name: __Host-a } }")
    let report = ChangeReport(change, old: "old.yaml", new: "new.yaml")
    #expect(
      report.text == """
        old.yaml → new.yaml

        settings: 1 changed
          cookies.access.name: __Host-access → __Host-a  (baseline.yaml:13 → example.yaml:5)

        sessions: go on after a refresh
          access token lost, cookies.access.name: the browser holds `__Host-access`, and `__Host-a` is read

        cookies: 1 left behind
          access cookie `__Host-access`; Path=/ is left behind; add `{ name: __Host-access, path: /, until: "YYYY-MM-DD" }` to `cookies.retired`
          refresh cookie `__Secure-refresh`; Path=/api/auth/ stays the same cookie
          csrf cookie `__Host-csrftoken`; Path=/ stays the same cookie

        attacks: 0 open, 0 close

        """)
    #expect(report.markdown.contains("**sessions:** go on after a refresh"))
    let json = ChangeReport.json(of: change).text
    #expect(
      json.contains("\"outcome\": \"orphaned\"") && json.contains("\"old\": \"__Host-access\""))
  }
}
