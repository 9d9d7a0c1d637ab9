import CountersignBrowser
import CountersignSettings

/// Whether a token cookie that a browser got from one profile is sent to, and read by, another.
struct CookieReach {
  /// A cookie that carries a token.
  enum Kind: String {
    case access, refresh
  }

  private let kind: Kind
  private let old: AuthSettings
  private let new: AuthSettings

  init(_ kind: Kind, old: AuthSettings, new: AuthSettings) {
    self.kind = kind
    self.old = old
    self.new = new
  }

  /// Why the token in it no longer arrives; empty when it does.
  var reasons: [SessionFate.Reason] {
    [name, place, host, path, connection].compactMap(\.self)
  }

  private var before: AuthSettings.TokenCookie { cookie(of: old) }
  private var after: AuthSettings.TokenCookie { cookie(of: new) }

  private func cookie(of settings: AuthSettings) -> AuthSettings.TokenCookie {
    kind == .access ? settings.cookies.access : settings.cookies.refresh
  }

  private var name: SessionFate.Reason? {
    guard before.name != after.name else { return nil }
    return .init(
      field: "cookies.\(kind.rawValue).name",
      message: "the browser holds `\(before.name)`, and `\(after.name)` is read")
  }

  private var place: SessionFate.Reason? {
    guard !new.tokens.acceptFrom.contains(.cookie) else { return nil }
    return .init(field: "tokens.accept_from", message: "no token is read from a cookie any longer")
  }

  private var host: SessionFate.Reason? {
    guard let from = old.site.host, let to = new.site.host else { return nil }
    let domain = before.domain.map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 }
    let reaches = domain.map { CookieMatch.domain(to, $0) } ?? (from.text == to.text)
    guard !reaches else { return nil }
    return .init(
      field: "site.api",
      message: "the cookie of \(domain ?? from.text) does not travel to \(to.text)")
  }

  private var path: SessionFate.Reason? {
    let route = kind == .access ? new.routes.user : new.routes.refresh
    guard let route else { return nil }
    let target = new.site.basePath + route
    guard !CookieMatch.path(target, before.path) else { return nil }
    return .init(
      field: "cookies.\(kind.rawValue).path",
      message: "the cookie of \(before.path) does not travel to \(target)")
  }

  private var connection: SessionFate.Reason? {
    guard before.secure, new.site.api.hasPrefix("http://"), new.site.host?.isLoopback != true
    else { return nil }
    return .init(field: "site.api", message: "a Secure cookie does not travel over plain http")
  }
}

extension AuthSettings.Site {
  /// The host of the API; nil when `api` is no origin with one.
  var host: Host? {
    guard case .tuple(_, let host, _)? = try? Origin(parsing: api) else { return nil }
    return host
  }
}
