import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Protective headers that are switched off.
  static let responseHeadersMissing = Rule(
    slug: "response-headers-missing",
    severity: [.production: .advice],
    title: "a standard protective header is switched off",
    rationale: """
      Without `X-Content-Type-Options: nosniff` a browser may guess that an upload or a JSON \
      answer is a script or a page, and run it with the rights of the API's host.
      """,
    remedy: "set `no_sniff: true`, the default",
    references: [
      .asvs("3.4.4"), .asvs("3.4.6"), .asvs("3.2.1"), .cheatSheet("HTTP Headers"), .cwe(693),
    ],
    exceptions: "A proxy in front that adds the header: suppress it with the proxy's name.",
    bad: [
      Example(
        """
        transport:
          headers:
            no_sniff: ▸false◂
        """),
      Example(
        """
        transport: { headers: { no_sniff: ▸false◂, frame_ancestors: self } }
        """),
    ],
    good: [
      Example(
        """
        transport:
          headers: { no_sniff: true, frame_ancestors: none }
        """),
      Example(
        """
        transport: { headers: { frame_ancestors: self } } # the host's own pages may frame it
        """),
    ],
    check: { profile, report in
      guard !profile.settings.transport.headers.noSniff else { return }
      let field = "transport.headers.no_sniff"
      report(
        Finding(
          "X-Content-Type-Options is switched off: browsers may guess what an answer is",
          at: field, fix: profile.fix(field, to: "true", .safe)))
    },
    proof: .probe(
      Probe(
        steps: { _ in [.loginBesideJar] },
        judge: { transcript in
          transcript.judging("login") { login in
            let value = login.response.header("x-content-type-options")
            guard value?.lowercased() != "nosniff" else {
              return .held(observed: "X-Content-Type-Options: nosniff")
            }
            return .revealed(
              Evidence(
                "browsers may guess what an answer is",
                bytes: [login.summary, "X-Content-Type-Options: \(value ?? "(absent)")"]))
          }
        })))
}
