import CountersignSettings

extension TokenReading {
  /// Whether the token has a claim of this name.
  func names(_ claim: String) -> Bool { json(claim) != nil }
}

extension Transcript {
  /// Judges the access token that the login set, read without any key; its `Set-Cookie` line is the
  /// second argument.
  func judgingAccessToken(_ judge: (TokenReading, String) -> Judgement) -> Judgement {
    judging("login") { login in
      guard let line = login.response.setCookie(settings.cookies.access.name),
        let token = TokenReading(inSetCookie: line)
      else { return .unreachable("login handed out no readable access token") }
      return judge(token, line)
    }
  }
}
