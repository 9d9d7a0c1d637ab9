import CountersignSettings

/// A limit by address on one sort of request, as a second line behind the server's own.
///
/// The proxy's bucket holds as many requests as the profile lets through in one stretch of time and
/// is full again after one such stretch: whatever the server would let through, it lets through too.
struct ProxyLimit: Hashable, Sendable {
  /// A word for the limit, the key in `throttle.rates`.
  let name: String

  /// The whole paths that are counted together.
  let paths: [String]

  /// How many requests are let through at once.
  let count: Int

  /// How long that many take to be let through again, in seconds.
  let seconds: Int

  /// Requests a minute, rounded up.
  var perMinute: Int { (count * 60 + seconds - 1) / seconds }

  /// How long the next request waits when all are used up, in seconds.
  var wait: Int { (60 + perMinute - 1) / perMinute }

  /// The limits of a profile on routes that are counted by address.
  static func all(in settings: AuthSettings) -> [ProxyLimit] {
    guard settings.throttle.enabled else { return [] }
    let (rates, routes) = (settings.throttle.rates, settings.routes)
    let login = settings.throttle.key.contains(.address) ? rates.login : nil
    let all: [(String, AuthSettings.Rate?, [String?])] = [
      ("login", login, [routes.login]), ("refresh", rates.refresh, [routes.refresh]),
      ("verify", rates.verify, [routes.verify]),
      ("password_reset", rates.passwordReset, [routes.passwordReset]),
      ("registration", rates.registration, [routes.registration]),
    ]
    return all.compactMap { name, rate, paths in
      let mounted = paths.compactMap(\.self).map { settings.site.basePath + $0 }
      guard let rate, !mounted.isEmpty else { return nil }
      return ProxyLimit(
        name: name, paths: mounted, count: rate.count,
        seconds: Int(rate.period.components.seconds))
    }
  }
}
