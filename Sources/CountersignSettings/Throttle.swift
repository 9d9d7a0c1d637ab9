extension AuthSettings {
  /// How often things may be tried.
  public struct Throttle: Sendable, Hashable, Codable {
    /// Whether requests are counted at all.
    public var enabled: Bool = true

    /// The limits; null sets none.
    public var rates: Rates = Rates()

    /// What is counted at login: the client's address, the account that is tried, or both.
    public var key: [ThrottleKey] = [.address, .account]

    /// Where the counters are; `memory` counts in each process apart.
    public var store: ThrottleStore = .shared

    /// How an account slows down after wrong passwords.
    public var lockout: Lockout = Lockout()

    /// Whether a refusal says when to try again (RFC 9110 10.2.3).
    public var retryAfter: Bool = true

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case enabled
      case rates
      case key
      case store
      case lockout
      case retryAfter = "retry_after"
    }
  }

  /// What a limit counts.
  public enum ThrottleKey: String, Sendable, Hashable, Codable, CaseIterable {
    /// The client's address.
    case address
    /// The account that is tried.
    case account
  }

  /// Where the counters are.
  public enum ThrottleStore: String, Sendable, Hashable, Codable, CaseIterable {
    /// In each process apart.
    case memory
    /// In a store that all processes share.
    case shared
  }
}

extension AuthSettings.Throttle {
  /// The limits; null sets none.
  public struct Rates: Sendable, Hashable, Codable {
    /// All other routes, for each address, without credentials.
    public var anonymous: AuthSettings.Rate? = AuthSettings.Rate(count: 100, per: .seconds(3600))

    /// All other routes, for each signed-in user.
    public var user: AuthSettings.Rate? = AuthSettings.Rate(count: 1000, per: .seconds(3600))

    /// Attempts to log in.
    public var login: AuthSettings.Rate? = AuthSettings.Rate(count: 5, per: .seconds(60))

    /// Token refreshes.
    public var refresh: AuthSettings.Rate? = AuthSettings.Rate(count: 30, per: .seconds(60))

    /// Token verifications.
    public var verify: AuthSettings.Rate? = AuthSettings.Rate(count: 30, per: .seconds(60))

    /// Password resets.
    public var passwordReset: AuthSettings.Rate? = AuthSettings.Rate(count: 3, per: .seconds(3600))

    /// Registrations.
    public var registration: AuthSettings.Rate? = AuthSettings.Rate(count: 10, per: .seconds(3600))

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case anonymous
      case user
      case login
      case refresh
      case verify
      case passwordReset = "password_reset"
      case registration
    }
  }

  /// How an account slows down after wrong passwords.
  public struct Lockout: Sendable, Hashable, Codable {
    /// How many wrong passwords in a row slow the account down; null for none.
    public var failures: Int? = nil

    /// For how long at first; it doubles on repetition up to a day.
    public var duration: Duration = .seconds(900)

    /// Creates the section with the defaults of production.
    public init() {}

    private enum CodingKeys: String, CodingKey {
      case failures
      case duration
    }
  }
}
