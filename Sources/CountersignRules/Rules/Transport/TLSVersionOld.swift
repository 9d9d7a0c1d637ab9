import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A version of TLS that is broken.
  static let tlsVersionOld = Rule(
    slug: "tls-version-old",
    checklist: [.secure],
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "a version of TLS is allowed that is known to be broken",
    rationale: """
      TLS 1.0 and 1.1 rest on hash functions that can be attacked, and they let an attacker bend \
      the choice of the cipher. Browsers have not used them for years, so only attackers ask for \
      them.
      """,
    remedy: "set `minimum: \"1.2\"` or `\"1.3\"`",
    references: [
      .rfc(8996, "4"), .rfc(8996, "5"), .rfc(9325, "3.1.1"), .asvs("12.1.1"),
      .cheatSheet("Transport Layer Security"), .cwe(327), .cwe(757),
    ],
    exceptions: "None: a device that knows nothing newer should not reach a login.",
    bad: [
      Example(
        """
        transport:
          tls:
            minimum: ▸"1.0"◂
        """),
      Example(
        """
        transport: { tls: { termination: proxy, minimum: ▸"1.1"◂ } }
        """),
    ],
    good: [
      Example(
        """
        transport:
          tls:
            minimum: "1.2"
        """),
      Example(
        """
        transport: { tls: { termination: proxy, minimum: "1.3" } }
        """),
    ],
    check: { profile, report in
      let minimum = profile.settings.transport.tls.minimum
      guard minimum == .v1_0 || minimum == .v1_1 else { return }
      let field = "transport.tls.minimum"
      report(
        Finding(
          "TLS \(minimum.rawValue) is allowed", at: field,
          fix: profile.fix(field, to: "\"1.2\"", .safe)))
    },
    proof: .probe(
      Probe(
        needs: [],
        steps: { _ in [.handshake(maximum: .v1_1, as: "old"), .handshake(maximum: nil, as: "new")]
        },
        judge: { transcript in
          guard transcript.handshake("new")?.chain != nil else {
            return .unreachable("no TLS connection was made")
          }
          guard transcript.handshake("old")?.chain != nil else {
            return .held(observed: "a client that knows only TLS 1.1 is sent away")
          }
          return .revealed(
            Evidence(
              "a client that knows only TLS 1.1 is answered",
              bytes: ["ClientHello: at most TLS 1.1 → Certificate"]))
        })))
}
