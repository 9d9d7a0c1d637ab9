private import CountersignSettings

/// The fields of `routes`.
enum RouteFields {
  static let all: [Field] = routes

  private static let routes: [Field] = {
    let section = Section("routes", \.settings.routes)
    return [
      section.field(
        "login", \.login, .optional(.route),
        django: .generated("dj_rest_auth.urls"),
        "Takes a user name and password and opens a session."),
      section.field(
        "logout", \.logout, .optional(.route),
        django: .generated("dj_rest_auth.urls"),
        "Ends the session and deletes its cookies."),
      section.field(
        "user", \.user, .optional(.route),
        django: .generated("dj_rest_auth.urls"),
        "Answers who is signed in."),
      section.field(
        "refresh", \.refresh, .optional(.route),
        django: .generated("dj_rest_auth.urls, with USE_JWT"),
        "Exchanges the refresh token for a new access token."),
      section.field(
        "verify", \.verify, .optional(.route),
        django: .generated("dj_rest_auth.urls, with USE_JWT"),
        "Answers whether a token is good."),
      section.field(
        "password_change", \.passwordChange, .optional(.route),
        django: .generated("dj_rest_auth.urls"),
        "Changes the password of the signed-in user."),
      section.field(
        "password_reset", \.passwordReset, .optional(.route),
        django: .generated("dj_rest_auth.urls"),
        "Asks for a password reset message."),
      section.field(
        "password_reset_confirm", \.passwordResetConfirm, .optional(.route),
        django: .generated("dj_rest_auth.urls"),
        "Sets a new password with the values of a reset message."),
      section.field(
        "registration", \.registration, .optional(.route),
        django: .generated("dj_rest_auth.registration.urls"),
        "Creates an account."),
      section.field(
        "csrf", \.csrf, .optional(.route),
        django: .generated("a small view that returns the token"),
        "Hands the CSRF token to the app."),
      section.field(
        "logout_methods", \.logoutMethods, .list(.word("method")),
        django: .setting("ACCOUNT_LOGOUT_ON_GET"),
        "The methods that log out; `get` lets any page end the session with an image."),
    ]
  }()
}
