extension AuthSettings {
  /// Where each endpoint is mounted below `site.base_path`; null means that it is not.
  public struct Routes: Sendable, Hashable, Codable {
    /// Takes a user name and password and opens a session.
    public var login: String? = "/auth/login/"

    /// Ends the session and deletes its cookies.
    public var logout: String? = "/auth/logout/"

    /// Answers who is signed in.
    public var user: String? = "/auth/user/"

    /// Exchanges the refresh token for a new access token.
    public var refresh: String? = "/auth/token/refresh/"

    /// Answers whether a token is good.
    public var verify: String? = "/auth/token/verify/"

    /// Changes the password of the signed-in user.
    public var passwordChange: String? = "/auth/password/change/"

    /// Asks for a password reset message.
    public var passwordReset: String? = "/auth/password/reset/"

    /// Sets a new password with the values of a reset message.
    public var passwordResetConfirm: String? = "/auth/password/reset/confirm/"

    /// Creates an account.
    public var registration: String? = nil

    /// Hands the CSRF token to the app.
    public var csrf: String? = nil

    /// The methods that log out; `get` lets any page end the session with an image.
    public var logoutMethods: [LogoutMethod] = [.post]

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case login
      case logout
      case user
      case refresh
      case verify
      case passwordChange = "password_change"
      case passwordReset = "password_reset"
      case passwordResetConfirm = "password_reset_confirm"
      case registration
      case csrf
      case logoutMethods = "logout_methods"
    }
  }

  /// A method that logs out.
  public enum LogoutMethod: String, Sendable, Hashable, Codable, CaseIterable {
    /// GET: any page can end the session.
    case get
    /// POST.
    case post
  }

  /// A route by the name it has in `routes`.
  public enum RouteName: String, Sendable, Hashable, Codable, CaseIterable {
    /// `routes.login`.
    case login
    /// `routes.logout`.
    case logout
    /// `routes.user`.
    case user
    /// `routes.refresh`.
    case refresh
    /// `routes.verify`.
    case verify
    /// `routes.password_change`.
    case passwordChange = "password_change"
    /// `routes.password_reset`.
    case passwordReset = "password_reset"
    /// `routes.password_reset_confirm`.
    case passwordResetConfirm = "password_reset_confirm"
    /// `routes.registration`.
    case registration
    /// `routes.csrf`.
    case csrf
  }
}
