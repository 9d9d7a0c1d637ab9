import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Guesses at one account from ever new addresses.
  static let throttleByAddressOnly = Rule(
    slug: "throttle-by-address-only",
    checklist: [.rateLimit],
    severity: [.production: .advice, .staging: .advice],
    title: "guesses at an account are counted by address only",
    rationale: """
      A botnet guesses the password of one account from thousands of addresses, and no address \
      tries often enough to be stopped.
      """,
    remedy: "set `throttle.key: [address, account]`",
    references: [
      .nist63B("3.2.2"), .asvs("6.1.1"), .cheatSheet("Credential Stuffing Prevention"), .cwe(307),
    ],
    exceptions: """
      A limit by account lets strangers lock somebody out for a while: keep its period short.
      """,
    bad: [
      Example(
        """
        throttle: { enabled: true, key: ▸[address]◂, rates: { login: 5/minute } }
        """),
      Example(
        """
        throttle:
          key: ▸[address]◂
          rates: { login: 10/hour }
        """),
    ],
    good: [
      Example(
        """
        throttle: { enabled: true, key: [address, account], rates: { login: 5/minute } }
        """),
      Example(
        """
        throttle: # the lockout counts by account
          key: [address]
          lockout: { failures: 5 }
        """),
    ],
    check: { profile, report in
      let throttle = profile.settings.throttle
      guard throttle.enabled, throttle.rates.login != nil, !throttle.key.contains(.account),
        throttle.lockout.failures == nil
      else { return }
      report(
        Finding(
          throttle.key.isEmpty
            ? "guesses are counted neither by address nor by account"
            : "guesses are counted by address only", at: "throttle.key",
          fix: profile.fix("throttle.key", to: "[address, account]", .safe)))
    },
    proof: .probe(
      Probe(
        needs: [.account, .intrusion],
        steps: { settings in
          settings.scatteredTrial.numbers.map { number in
            .send(
              ProbeRequest(.login, cookies: .none, body: .wrongPassword, client: number),
              as: "guess.\(number)")
          }
        },
        judge: { transcript in
          let guesses = transcript.flood("guess")
          let throttle = transcript.settings.throttle
          guard throttle.enabled, throttle.rates.login != nil else {
            return .unreachable("there is no login limit; see login-throttle-missing")
          }
          if let refused = guesses.firstIndex(where: { $0.response.status == 429 }) {
            return .held(observed: "429 at guess \(refused + 1), each from another address")
          }
          return transcript.settings.scatteredTrial.setback(in: transcript)
            ?? .revealed(
              Evidence(
                "\(guesses.count) wrong passwords for one account from as many addresses, never 429",
                bytes: guesses.suffix(1).map(\.summary)))
        })))
}

extension AuthSettings {
  /// Wrong passwords, each from another address.
  fileprivate var scatteredTrial: LimitTrial {
    let rate = throttle.enabled ? throttle.rates.login : nil
    return LimitTrial("guess", of: rate, atLeast: rate == nil ? 21 : 1, atMost: 101)
  }
}
