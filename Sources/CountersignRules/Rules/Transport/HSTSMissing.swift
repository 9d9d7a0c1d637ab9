import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// An API that does not make browsers insist on https.
  static let hstsMissing = Rule(
    slug: "hsts-missing",
    checklist: [.secure],
    severity: [.production: .warning],
    title: "browsers are not told to insist on https",
    rationale: """
      Whoever types an address without https:// begins in the clear. An attacker in the network \
      then keeps the whole visit there and reads everything. The header \
      Strict-Transport-Security makes browsers use https from the start.
      """,
    remedy: "set `hsts.max_age: 365d`, after weeks with 5m, 1d and 30d to find what breaks",
    references: [
      .rfc(6797, "6.1"), .rfc(6797, "7.1"), .rfc(6797, "14.6"), .asvs("3.4.1"),
      .cheatSheet("HTTP Strict Transport Security"), .cwe(319),
    ],
    exceptions: "A proxy in front already sends the header: say so in the profile.",
    bad: [
      Example(
        """
        transport:
          hsts:
            max_age: ▸0s◂
        """),
      Example(
        """
        transport: { plain_http: redirect, hsts: { max_age: ▸0s◂ } }
        """),
    ],
    good: [
      Example(
        """
        transport:
          hsts: { max_age: 365d, include_subdomains: true }
        """),
      Example(
        """
        transport: { hsts: { max_age: 5m } } # weak, but on its way
        """),
    ],
    check: { profile, report in
      let settings = profile.settings
      guard settings.speaksHTTPS, settings.transport.hsts.maxAge == .zero else { return }
      let field = "transport.hsts.max_age"
      report(
        Finding(
          "browsers are not told to insist on https: no Strict-Transport-Security is sent",
          at: field, fix: profile.fix(field, to: "365d", .unsafe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          transcript.judging("login") { login in
            guard transcript.settings.speaksHTTPS else {
              return .held(observed: "over http browsers ignore the header")
            }
            guard let policy = login.response.header("strict-transport-security") else {
              return .revealed(
                Evidence(
                  "an answer over https lacks Strict-Transport-Security", bytes: [login.summary]))
            }
            return .held(observed: policy)
          }
        })))
}
