#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// What a new password does to sessions that were opened with the old one.
    static func account(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.passwordChange != nil, settings.refreshes,
        settings.routes.login != nil, settings.tokens.acceptFrom.contains(.cookie),
        // Two logins, the change and back, and the login between count for the account.
        (settings.loginRate?.count ?? .max) >= 5
      else { return [] }
      let isEnded = settings.tokens.revokeOnPasswordChange
      let status = isEnded ? 401 : 200
      var expected: [Expectation] = [.status("change", 200), .status("other session", status)]
      if settings.tellsUser { expected.append(.status("other access", status)) }
      expected += [.status("new password", 200), .status("back", 200)]
      return [
        Promise(
          "password-change",
          isEnded
            ? "a new password ends the other sessions"
            : "a new password leaves sessions as they are",
          ["tokens.revoke_on_password_change"], needs: [.account, .intrusion],
          steps: steps(settings),
          expect: expected,
          held: "the other session's tokens answer \(status)")
      ]
    }

    /// A change between two sessions, and the change back.
    private static func steps(_ settings: AuthSettings) -> [Probe.Step] {
      func change(_ old: ProbeRequest.Password, _ new: ProbeRequest.Password) -> ProbeRequest {
        ProbeRequest(.passwordChange, body: .passwordChange(from: old, to: new))
      }
      var steps: [Probe.Step] = [
        .send(ProbeRequest(.login, cookies: .none), as: "elsewhere"), .login,
        .send(change(.known, .other), as: "change"),
        .send(.refresh(by: "elsewhere", settings), as: "other session"),
      ]
      // A refresh that is taken hands out another access token; this is the one of before.
      if settings.tellsUser {
        steps.append(.send(.user(by: "elsewhere", settings), as: "other access"))
      }
      return steps + [
        .send(ProbeRequest(.login, body: .otherCredentials), as: "new password"),
        .send(change(.other, .known), as: "back"),
      ]
    }
  }
#endif
