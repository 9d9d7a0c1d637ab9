// Prints the facts of each of `all`, which is beside this file, as JSON; see source_facts.py.

import CountersignSettings
import Foundation

/// The seconds of a length, or null.
func seconds(_ length: Duration?) -> Any { length.map { Int($0.components.seconds) } ?? NSNull() }

/// A text, or null.
func text(_ text: String?) -> Any { text ?? NSNull() }

func facts(of kind: String, _ cookie: AuthSettings.TokenCookie) -> [String: Any] {
  [
    "\(kind).name": cookie.name, "\(kind).http_only": cookie.httpOnly,
    "\(kind).secure": cookie.secure, "\(kind).same_site": "\(cookie.sameSite)",
    "\(kind).path": cookie.path, "\(kind).domain": text(cookie.domain),
    "\(kind).max_age": seconds(cookie.maxAge),
  ]
}

func limits(_ throttle: AuthSettings.Throttle, _ routes: AuthSettings.Routes) -> [String: Any] {
  let rates = throttle.rates
  let all = [
    "login": rates.login, "refresh": rates.refresh, "verify": rates.verify,
    "password_reset": rates.passwordReset, "registration": rates.registration,
    "anonymous": rates.anonymous, "user": rates.user,
  ]
  var facts: [String: Any] = [:]
  for (name, rate) in all where name != "registration" || routes.registration != nil {
    let counted = throttle.enabled ? rate : nil
    facts["limit.\(name)"] = counted.map { [$0.count, seconds($0.period)] } ?? NSNull() as Any
  }
  return facts
}

func hsts(_ hsts: AuthSettings.Transport.HSTS) -> Any {
  guard hsts.maxAge > .zero else { return NSNull() }
  return "max-age=\(hsts.maxAge.components.seconds)"
    + (hsts.includeSubdomains ? "; includeSubDomains" : "") + (hsts.preload ? "; preload" : "")
}

func claims(_ settings: AuthSettings) -> [String: Any] {
  let tokens = settings.tokens
  return [
    "api": settings.site.api, "issuer": text(tokens.issuer), "audience": tokens.audience,
    "leeway": seconds(tokens.leeway), "tokens.body": tokens.body.rawValue,
    "refresh.grace": seconds(tokens.rotation.grace),
    "refresh.absolute": seconds(settings.session.absoluteLifetime),
  ]
}

func crossOrigin(_ settings: AuthSettings) -> [String: Any] {
  let (cors, csrf, session) = (settings.cors, settings.csrf.cookie, settings.session.cookie)
  return [
    "cors.any_origin": cors.allowAnyOrigin, "cors.credentials": cors.allowCredentials,
    "cors.methods": cors.allowMethods, "cors.headers": cors.allowHeaders,
    "cors.exposed": cors.exposeHeaders, "cors.preflight": seconds(cors.preflightMaxAge),
    "trusted_origins": settings.csrf.trustedOrigins, "csrf.cookie.domain": text(csrf.domain),
    "csrf.cookie.max_age": seconds(csrf.maxAge), "csrf.cookie.secure": csrf.secure,
    "csrf.cookie.http_only": csrf.httpOnly, "csrf.cookie.same_site": "\(csrf.sameSite)",
    "session.cookie.secure": session.secure, "session.cookie.http_only": session.httpOnly,
    "session.cookie.same_site": "\(session.sameSite)",
  ]
}

func client(_ settings: AuthSettings) -> [String: Any] {
  let (client, routes) = (settings.client, settings.routes)
  return [
    "client.base_url": client.baseURL, "client.credentials": client.credentials.rawValue,
    "client.refresh": client.refresh.rawValue,
    "client.refresh_margin": seconds(client.refreshMargin),
    "client.tabs": client.tabs, "client.single_flight": client.singleFlight,
    "client.refresh_exempt": client.refreshExempt.map(\.rawValue),
    "route.login": text(routes.login), "route.logout": text(routes.logout),
    "route.refresh": text(routes.refresh), "csrf.defence": settings.csrf.defence.rawValue,
  ]
}

func variables(_ settings: AuthSettings) -> [String] {
  let (keys, tls) = (settings.keys, settings.transport.tls)
  let places = [
    keys.signing, keys.verifying, keys.applicationSecret, tls.certificate, tls.privateKey,
  ]
  let names = (places + keys.retired.map(\.key)).compactMap { place -> String? in
    if case .environment(let name)? = place { name } else { nil }
  }
  return Set(names).sorted()
}

func facts(of settings: AuthSettings) -> [String: Any] {
  let transport = settings.transport
  let others: [String: Any] = [
    "access.lifetime": seconds(settings.tokens.accessLifetime),
    "refresh.lifetime": seconds(settings.tokens.refreshLifetime),
    "algorithm": settings.tokens.algorithm.rawValue, "origins": settings.cors.allowedOrigins,
    "hosts": settings.site.hosts, "hops": transport.proxy.hops,
    "scheme_header": text(transport.proxy.schemeHeader), "hsts": hsts(transport.hsts),
    "tls.minimum": transport.tls.minimum.rawValue, "csrf.header": settings.csrf.header.lowercased(),
    "csrf.cookie": settings.csrf.cookie.name, "variables": variables(settings),
  ]
  let parts = [
    facts(of: "access", settings.cookies.access), facts(of: "refresh", settings.cookies.refresh),
    limits(settings.throttle, settings.routes), client(settings), claims(settings),
    crossOrigin(settings),
  ]
  return parts.reduce(into: others) { all, part in all.merge(part) { first, _ in first } }
}

let output = try JSONSerialization.data(withJSONObject: all.mapValues(facts))
FileHandle.standardOutput.write(output)
