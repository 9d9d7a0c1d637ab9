#if Server
  import CountersignSettings

  extension PromiseCase {
    /// New passwords that do to other sessions what is written.
    static let heldAccount: [PromiseCase] = [
      PromiseCase("own-account", asking("1", "2", "1"), "two users, two accounts"),
      PromiseCase(
        "password-change", changing(other: 401), "the other session's tokens answer 401"),
      PromiseCase(
        "password-change", changing(other: 200), "the other session's tokens answer 200"
      ) { $0.tokens.revokeOnPasswordChange = false },
    ]

    /// New passwords that do otherwise, or do not serve.
    static let brokenAccount: [PromiseCase] = [
      PromiseCase(
        "own-account", asking("1", "1", "1"), "two users are shown the same account"),
      PromiseCase(
        "own-account", asking("1", "2", "2"), "the first session is shown two accounts"),
      PromiseCase("password-change", changing(other: 200), "other session: 200, promised 401"),
      PromiseCase("password-change", changing(other: 401), "other session: 401, promised 200") {
        $0.tokens.revokeOnPasswordChange = false
      },
      PromiseCase(
        "password-change", changing(other: 401, access: 200), "other access: 200, promised 401"),
      PromiseCase("password-change", changing(400, other: 200), "change: 400, promised 200"),
      PromiseCase(
        "password-change", changing(other: 401, new: 400), "new password: 400, promised 200"),
      PromiseCase("password-change", changing(other: 401, back: 403), "back: 403, promised 200"),
    ]

    /// Two sessions that ask for their accounts, and what they are shown.
    private static func asking(_ first: String, _ second: String, _ again: String) -> [Answer] {
      [
        login, cookies("second login"), answer("first user", body: first),
        answer("second user", body: second), answer("first user again", body: again),
      ]
    }

    /// Two logins, a password change with this status, and what comes after.
    private static func changing(
      _ status: Int = 200, other: Int, access: Int? = nil, new: Int = 200, back: Int = 200
    ) -> [Answer] {
      [
        cookies("elsewhere"), login, answer("change", status), answer("other session", other),
        answer("other access", access ?? other),
        answer("new password", new), answer("back", back),
      ]
    }
  }
#endif
