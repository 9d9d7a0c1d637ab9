import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A limit that counts the proxy, or whatever address a client makes up.
  static let throttleClientMisidentified = Rule(
    slug: "throttle-client-misidentified",
    checklist: [.rateLimit],
    severity: [.production: .error, .staging: .error, .development: .advice],
    title: "the limit counts the wrong address",
    rationale: """
      Without `hops` the server sees the proxy's address: everybody is one client, and one \
      attacker locks everybody out. With `hops` and no proxy a client writes the address itself \
      and gets a new allowance with every request.
      """,
    remedy: "set `transport.proxy.hops` to the number of trusted proxies, which strip the field",
    references: [
      .asvs("15.3.4"), .asvs("4.1.3"), .rfc(7239, "8.1"), .cwe(348), .cwe(290),
    ],
    exceptions:
      "A network whose number of proxies varies: ask its operator, then suppress the rule.",
    bad: [
      Example(
        """
        transport: { tls: { termination: proxy }, proxy: { hops: ▸0◂ } }
        throttle: { enabled: true, key: [address] }
        """),
      Example(
        """
        transport:
          proxy:
            hops: ▸0◂
            strips: true
        """),
    ],
    good: [
      Example(
        """
        transport: { tls: { termination: proxy }, proxy: { hops: 1, strips: true } }
        throttle: { enabled: true, key: [address, account] }
        """),
      Example(
        """
        transport: { proxy: { hops: 2, strips: true } } # two proxies in a row
        """),
    ],
    check: { profile, report in
      if let finding = profile.clientAddressFinding { report(finding) }
    },
    proof: .probe(
      Probe(
        needs: [.intrusion],
        steps: { settings in
          let throttle = settings.throttle
          guard throttle.enabled, throttle.key.contains(.address),
            let allowed = throttle.rates.login?.count, allowed <= 100
          else { return [] }
          return (1...allowed + 1).map { number in
            .send(
              .guess(number, headers: [HeaderLine("X-Forwarded-For", "198.51.100.\(number)")]),
              as: "forged.\(number)")
          } + [.send(.guess(allowed + 2, client: 1), as: "stranger")]
        },
        judge: { transcript in
          let forged = transcript.flood("forged")
          guard let last = forged.last, let stranger = transcript["stranger"] else {
            return .unreachable("no login limit by address can be tried")
          }
          guard forged.contains(where: { $0.response.status == 429 }) else {
            let rate = transcript.settings.throttle.rates.login
            if let slow = rate.flatMap({ Transcript.slowness(of: forged, for: $0) }) { return slow }
            return .revealed(
              Evidence(
                "\(forged.count) guesses, each with another X-Forwarded-For, never 429",
                bytes: [last.summary]))
          }
          guard stranger.response.status == 429 else {
            return .held(observed: "429 for the one who guessed, and for nobody else")
          }
          return .revealed(
            Evidence(
              "after one client's guesses another client gets 429 at once",
              bytes: [last.summary, stranger.summary]))
        })))
}

extension ProbeRequest {
  /// A guess at an account that nobody has.
  fileprivate static func guess(
    _ number: Int, headers: [HeaderLine] = [], client: Int = 0
  ) -> ProbeRequest {
    ProbeRequest(
      .login, cookies: .none,
      body: .json("{\"username\":\"nobody-\(number)\",\"password\":\"guess\"}"), headers: headers,
      client: client)
  }
}

extension Profile {
  fileprivate var clientAddressFinding: Finding? {
    let (throttle, transport) = (settings.throttle, settings.transport)
    guard throttle.enabled, throttle.key.contains(.address) else { return nil }
    let hasProxy = transport.tls.termination == .proxy
    let (hops, strips) = ("transport.proxy.hops", "transport.proxy.strips")
    if hasProxy, transport.proxy.hops == 0 {
      return Finding(
        "the limit counts the proxy's address: everybody is one client, and one attacker locks "
          + "everybody out", at: hops,
        // With `strips: false` one edit would only exchange this finding for the next.
        fix: transport.proxy.strips ? fix(hops, to: "1", .unsafe) : nil)
    }
    if !hasProxy, transport.proxy.hops > 0 {
      return Finding(
        "the limit counts an address that clients make up: no proxy is there to write it",
        at: hops, fix: fix(hops, to: "0", .unsafe))
    }
    guard transport.proxy.hops > 0, !transport.proxy.strips else { return nil }
    return Finding(
      "clients' own X-Forwarded-For entries pass the proxy: the limit counts the right address "
        + "only as long as `hops` is exact", at: strips, atMost: .warning,
      fix: fix(strips, to: "true", .unsafe))
  }
}
