import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Passwords that may be guessed without limit.
  static let loginThrottleMissing = Rule(
    slug: "login-throttle-missing",
    checklist: [.rateLimit],
    severity: [.production: .error, .staging: .error, .development: .advice],
    title: "passwords can be guessed without limit",
    rationale: "Credential stuffing runs through leaked lists at thousands of tries a minute.",
    remedy: "set `throttle.enabled: true` and `rates.login: 5/minute`, by address and account",
    references: [
      .asvs("6.3.1"), .nist63B("3.2.2"), .rfc(6585, "4"), .cheatSheet("Authentication"), .cwe(307),
    ],
    exceptions: "A gateway in front that limits logins: suppress with its name as the reason.",
    bad: [
      Example(
        """
        throttle:
          enabled: ▸false◂
        """),
      Example(
        """
        throttle: { enabled: true, rates: { login: ▸null◂ } }
        """),
    ],
    good: [
      Example(
        """
        throttle:
          enabled: true
          rates: { login: 5/minute }
        """),
      Example(
        """
        throttle: { enabled: true, rates: { verify: null } }
        """),
    ],
    check: { profile, report in
      let throttle = profile.settings.throttle
      if !throttle.enabled {
        report(
          Finding(
            "passwords can be guessed without limit: nothing is counted",
            at: "throttle.enabled", fix: profile.fix("throttle.enabled", to: "true", .safe)))
      } else if throttle.rates.login == nil {
        report(
          Finding(
            "passwords can be guessed without limit: login has no rate",
            at: "throttle.rates.login",
            fix: profile.fix("throttle.rates.login", to: "5/minute", .safe)))
      }
    },
    proof: .probe(
      Probe(
        needs: [.account, .intrusion],
        steps: { settings in
          settings.loginTrial.steps(ProbeRequest(.login, body: .wrongPassword))
        },
        judge: { transcript in
          let guesses = transcript.flood("guess")
          if let refused = guesses.firstIndex(where: { $0.response.status == 429 }) {
            return .held(observed: "429 at wrong password \(refused + 1)")
          }
          return transcript.settings.loginTrial.setback(in: transcript)
            ?? .revealed(
              Evidence(
                "\(guesses.count) wrong passwords in a row, never 429",
                bytes: guesses.suffix(1).map(\.summary)))
        })))
}

extension AuthSettings {
  /// Wrong passwords in a row: one more than the profile lets through, and 20 where it counts none.
  fileprivate var loginTrial: LimitTrial {
    LimitTrial("guess", of: throttle.enabled ? throttle.rates.login : nil, atLeast: 20)
  }
}
