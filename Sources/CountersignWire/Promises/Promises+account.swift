#if Server
  import CountersignRules
  import CountersignSettings

  extension Promises {
    /// What a new password does to sessions that were opened with the old one.
    static func account(_ settings: AuthSettings) -> [Promise] {
      guard settings.routes.passwordChange != nil, settings.routes.refresh != nil,
        settings.routes.login != nil
      else { return [] }
      let isEnded = settings.tokens.revokeOnPasswordChange
      let status = isEnded ? 401 : 200
      return [
        Promise(
          "password-change",
          isEnded
            ? "a new password ends the other sessions"
            : "a new password leaves sessions as they are",
          ["tokens.revoke_on_password_change"], needs: [.account, .intrusion],
          steps: [
            .send(ProbeRequest(.login, cookies: .none), as: "elsewhere"), .login,
            .send(
              ProbeRequest(
                .passwordChange, body: .passwordChange(from: .known, to: .other)), as: "change"),
            .send(.refresh(by: "elsewhere"), as: "other session"),
            .send(ProbeRequest(.login, body: .otherCredentials), as: "new password"),
            .send(
              ProbeRequest(
                .passwordChange, body: .passwordChange(from: .other, to: .known)), as: "back"),
          ],
          expect: [
            .status("change", 200), .status("other session", status),
            .status("new password", 200), .status("back", 200),
          ], held: "the other session's refresh answers \(status)")
      ]
    }
  }
#endif
