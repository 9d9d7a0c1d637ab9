#if Server
  import CountersignSettings

  /// Accounts that slow down after wrong passwords. Times in milliseconds since 1970.
  struct Lockouts {
    private struct Account {
      var failures = 0
      var repetitions = 0
      var until: Int64 = 0
      var touched: Int64 = 0
    }

    private static let day: Int64 = 86_400_000
    private static let capacity = 100_000

    private let failures: Int?
    private let duration: Int64
    private var accounts: [String: Account] = [:]

    init(_ settings: AuthSettings.Throttle.Lockout) {
      failures = settings.failures
      duration = settings.duration.milliseconds
    }

    /// How long the account is still slowed down; nil when it is not.
    func wait(for key: String, now: Int64) -> Int64? {
      guard let account = accounts[key], account.until > now else { return nil }
      return account.until - now
    }

    /// Counts a wrong password; the lockout doubles on repetition, up to a day.
    mutating func noteFailure(of key: String, now: Int64) {
      guard let failures else { return }
      if accounts.count >= Self.capacity {
        accounts = accounts.filter { $0.value.touched > now - Self.day }
        if accounts.count >= Self.capacity { accounts.removeAll() }
      }
      var account = accounts[key, default: Account()]
      account.touched = now
      account.failures += 1
      if account.failures >= failures {
        account.until = now + min(Self.day, duration << min(account.repetitions, 16))
        account.repetitions += 1
        account.failures = 0
      }
      accounts[key] = account
    }

    /// Forgets an account whose password was right.
    mutating func noteSuccess(of key: String) {
      accounts[key] = nil
    }
  }
#endif
