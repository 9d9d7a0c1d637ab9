import CountersignBrowser
import CountersignProfile
import CountersignSettings

/// What becomes of a cookie that browsers hold when a profile takes another one's place.
package struct CookieFate: Sendable, Hashable {
  /// What becomes of it.
  package enum Outcome: String, Sendable, Hashable {
    /// The new profile sets the same cookie.
    case replaced
    /// The new profile deletes it, for it is in `cookies.retired`.
    case retired
    /// Nobody deletes it: it stays beside the new one until it expires.
    case orphaned
  }

  /// What it carries: `access`, `refresh` or `csrf`.
  package let kind: String
  /// Its identity in browsers (RFC 6265bis 5.7).
  package let name: String
  /// The domain; nil for the API's host alone.
  package let domain: String?
  package let path: String
  /// What becomes of it.
  package let outcome: Outcome
  /// The attributes that it keeps until it is set anew, where the new profile says otherwise.
  package let kept: [String]

  /// Whether it stays behind.
  package var isOrphaned: Bool { outcome == .orphaned }

  /// The fates of the cookies of a profile.
  static func all(
    from old: AuthSettings, to new: AuthSettings, today: CalendarDate?
  ) -> [CookieFate] {
    let (before, after) = (HeldCookie.all(of: old), HeldCookie.all(of: new))
    return zip(before, after).map { cookie, next in
      CookieFate(cookie, next, outcome(of: cookie, among: after, in: new, today))
    }
  }

  private init(_ cookie: HeldCookie, _ next: HeldCookie, _ outcome: Outcome) {
    kind = cookie.kind
    name = cookie.name
    domain = cookie.domain
    path = cookie.path
    self.outcome = outcome
    kept = outcome == .replaced ? cookie.attributes.filter { !next.attributes.contains($0) } : []
  }

  private static func outcome(
    of cookie: HeldCookie, among all: [HeldCookie], in new: AuthSettings, _ today: CalendarDate?
  ) -> Outcome {
    if all.contains(where: { $0.isSameIdentity(as: cookie) }) { return .replaced }
    let isRetired = new.cookies.retired.contains { retired in
      let isOver = today.map { (CalendarDate(retired.until) ?? $0) < $0 } ?? false
      return !isOver && retired.name == cookie.name && retired.path == cookie.path
        && HeldCookie.bare(retired.domain) == cookie.domain
        && (cookie.domain != nil || cookie.host == new.site.host?.text)
    }
    return isRetired ? .retired : .orphaned
  }
}

/// A cookie as a browser holds it.
private struct HeldCookie {
  var kind: String
  var name: String
  /// Without a leading dot; nil for `host` alone.
  var domain: String?
  var path: String
  /// The API's host.
  var host: String
  /// Its other attributes, as a Set-Cookie line spells them.
  var attributes: [String]

  static func all(of settings: AuthSettings) -> [HeldCookie] {
    let host = settings.site.host?.text ?? ""
    let tokens = [("access", settings.cookies.access), ("refresh", settings.cookies.refresh)]
    let csrf = settings.csrf.cookie
    return tokens.map { kind, cookie in
      HeldCookie(
        kind: kind, name: cookie.name, domain: bare(cookie.domain), path: cookie.path, host: host,
        attributes: attributes(
          secure: cookie.secure, httpOnly: cookie.httpOnly, cookie.sameSite))
    } + [
      HeldCookie(
        kind: "csrf", name: csrf.name, domain: bare(csrf.domain), path: "/", host: host,
        attributes: attributes(secure: csrf.secure, httpOnly: csrf.httpOnly, csrf.sameSite))
    ]
  }

  func isSameIdentity(as other: HeldCookie) -> Bool {
    (name, domain ?? host, path) == (other.name, other.domain ?? other.host, other.path)
      && (domain == nil) == (other.domain == nil)
  }

  static func bare(_ domain: String?) -> String? {
    domain.map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 }
  }

  private static func attributes(
    secure: Bool, httpOnly: Bool, _ sameSite: AuthSettings.SameSite
  ) -> [String] {
    [
      secure ? "Secure" : "no Secure", httpOnly ? "HttpOnly" : "no HttpOnly",
      "SameSite=\(sameSite.rawValue)",
    ]
  }
}
