#if Server
  package import CountersignSettings
  import Synchronization

  /// Which of the profile's rates counts a request.
  enum ThrottleScope: String, Sendable {
    case login
    case refresh
    case verify
    case passwordReset
    case registration
    /// All other routes: by user, or by address without credentials.
    case other
  }

  /// All counters of a server, in its memory.
  package final class Limits: Sendable {
    private struct Counters {
      var windows = SlidingWindows()
      var lockouts: Lockouts
    }

    private let settings: AuthSettings.Throttle
    private let counters: Mutex<Counters>

    /// Creates counters that have counted nothing.
    package init(_ settings: AuthSettings.Throttle) {
      self.settings = settings
      counters = Mutex(Counters(lockouts: Lockouts(settings.lockout)))
    }

    /// Counts a request; throws `Refusal.throttled` when it is one too many.
    ///
    /// The login scope is counted by `admitLogin`, which knows the account.
    func admit(_ scope: ThrottleScope, of call: Call) throws(Refusal) {
      guard settings.enabled, scope != .login else { return }
      let userID = call.user?.id
      let who = userID.map { "user \($0)" } ?? "address \(call.address)"
      let rate: AuthSettings.Rate? =
        switch scope {
        case .login: nil
        case .refresh: settings.rates.refresh
        case .verify: settings.rates.verify
        case .passwordReset: settings.rates.passwordReset
        case .registration: settings.rates.registration
        case .other: userID == nil ? settings.rates.anonymous : settings.rates.user
        }
      try count([limit(rate, key: "\(scope.rawValue) \(who)")], now: call.now)
    }

    /// Counts a login by the address that it comes from, where `throttle.key` lists that.
    func admitLogin(from address: String, now: Int64) throws(Refusal) {
      guard settings.key.contains(.address) else { return }
      try count([limit(settings.rates.login, key: "login address \(address)")], now: now)
    }

    /// Counts a login by the accounts that it may be for, where `throttle.key` lists them; refused
    /// when any of them is slowed down.
    func admitLogin(to accounts: [String], now: Int64) throws(Refusal) {
      guard settings.enabled else { return }
      try refuse(
        waiting: counters.withLock { counters in
          accounts.compactMap { counters.lockouts.wait(for: $0, now: now) }.max()
        })
      guard settings.key.contains(.account) else { return }
      let limits = Set(accounts).map { limit(settings.rates.login, key: "login account \($0)") }
      try count(limits, now: now)
    }

    /// Notes that a password was right.
    func noteSuccess(of account: String) {
      guard settings.enabled else { return }
      counters.withLock { $0.lockouts.noteSuccess(of: account) }
    }

    /// Notes that a password was wrong.
    func noteFailure(of accounts: [String], now: Int64) {
      guard settings.enabled else { return }
      counters.withLock { counters in
        for account in Set(accounts) { counters.lockouts.noteFailure(of: account, now: now) }
      }
    }

    private func limit(_ rate: AuthSettings.Rate?, key: String) -> SlidingWindows.Limit? {
      rate.map { rate in
        SlidingWindows.Limit(key: key, count: rate.count, period: rate.period.milliseconds)
      }
    }

    private func count(_ limits: [SlidingWindows.Limit?], now: Int64) throws(Refusal) {
      guard settings.enabled else { return }
      let limits = limits.compactMap(\.self)
      try refuse(waiting: counters.withLock { $0.windows.count(limits, now: now) })
    }

    private func refuse(waiting milliseconds: Int64?) throws(Refusal) {
      guard let milliseconds else { return }
      throw .throttled(
        seconds: max(1, (milliseconds + 999) / 1000), announced: settings.retryAfter)
    }
  }
#endif
