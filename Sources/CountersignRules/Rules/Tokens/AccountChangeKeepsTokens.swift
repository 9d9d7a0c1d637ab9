import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Tokens that survive what should end them.
  static let accountChangeKeepsTokens = Rule(
    slug: "account-change-keeps-tokens",
    checklist: [.revocation],
    severity: [.production: .warning, .staging: .warning, .development: .advice],
    title: "a new password or a disabled account leaves tokens working",
    rationale: """
      The first thing that a victim does is to set a new password, and it does not put the thief \
      out. A colleague who left goes on working with the tokens at hand.
      """,
    remedy: """
      set `revoke_on_password_change: true` and `require_active_user: true`, and test it: \
      simplejwt 5.5 checks the password on access tokens only, not at refresh
      """,
    references: [.asvs("7.4.2"), .asvs("7.4.3"), .cwe(613)],
    exceptions: "None.",
    bad: [
      Example(
        """
        tokens: { revoke_on_password_change: ▸false◂ }
        """),
      Example(
        """
        tokens:
          revoke_on_password_change: ▸false◂
          require_active_user: ▸false◂
        """),
    ],
    good: [
      Example(
        """
        tokens: { revoke_on_password_change: true, require_active_user: true }
        """),
      Example(
        """
        tokens: { update_last_login: false } # a mere note, nothing depends on it
        """),
    ],
    check: { profile, report in
      let tokens = profile.settings.tokens
      let switches = [
        (
          "tokens.revoke_on_password_change", tokens.revokeOnPasswordChange,
          "a new password leaves the tokens of other devices working"
        ),
        (
          "tokens.require_active_user", tokens.requireActiveUser,
          "the tokens of a disabled account go on working"
        ),
      ]
      for (field, isOn, message) in switches where !isOn {
        report(Finding(message, at: field, fix: profile.fix(field, to: "true", .safe)))
      }
    },
    proof: .probe(
      Probe(
        needs: [.account, .intrusion],
        steps: { settings in
          guard settings.routes.passwordChange != nil else { return [] }
          return [
            .send(ProbeRequest(.login, cookies: .none), as: "elsewhere"),
            .send(ProbeRequest(.login), as: "login"),
            .send(
              ProbeRequest(.passwordChange, body: .passwordChange(from: .known, to: .other)),
              as: "change"),
            .send(.user(withCookieOf: "elsewhere"), as: "other device"),
            .send(
              ProbeRequest(.passwordChange, body: .passwordChange(from: .other, to: .known)),
              as: "back"),
          ]
        },
        judge: { $0.judgePasswordChange() })))
}

extension Transcript {
  /// Revealed when another device goes on after the password was changed.
  fileprivate func judgePasswordChange() -> Judgement {
    guard settings.routes.passwordChange != nil else {
      return .unreachable("the profile mounts no route that changes a password")
    }
    return judging("change") { change in
      guard let other = self["other device"] else {
        return .unreachable("the other device's token was never sent")
      }
      if other.reception == .taken {
        return .revealed(
          Evidence(
            "a token from before the new password still works",
            bytes: [change.summary, other.summary]))
      }
      guard other.reception == .refused else { return other.tellsNothing }
      guard settings.tokens.requireActiveUser else {
        return .unreachable("nobody can disable the account from outside")
      }
      return .held(
        observed: "after a new password the other device gets \(other.response.status)")
    }
  }
}
