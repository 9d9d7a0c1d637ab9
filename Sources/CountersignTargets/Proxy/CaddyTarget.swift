import CountersignSettings

extension Target {
  /// A Caddyfile.
  package static let caddy = Target(id: "caddy") { profile throws(TargetError) in
    let values = try CaddyContext(profile).values
    return [
      Artifact(
        path: "Caddyfile", text: try Template.filled("caddy/Caddyfile.mustache", with: values))
    ]
  }
}

/// The names of the Caddyfile's template with their values.
struct CaddyContext {
  private let profile: CompiledProfile
  private let plan: ProxyPlan
  private var settings: AuthSettings { profile.settings }

  /// Creates the context of `profile`.
  init(_ profile: CompiledProfile) {
    self.profile = profile
    plan = ProxyPlan(profile.settings)
  }

  /// All names.
  var values: [String: TemplateValue] {
    get throws(TargetError) {
      var values = heading
      for part in [try sites, try encryption, try forwarding] {
        values.merge(part) { _, second in second }
      }
      return values
    }
  }

  private var heading: [String: TemplateValue] {
    [
      "name": .code(CaddyLiteral.comment(settings.name)),
      "fingerprint": .code(CaddyLiteral.comment(profile.fingerprint)),
      "lab": .flag(profile.lab),
      "is_proxied": .flag(plan.isProxied),
      "header_size": .code(CaddyLiteral.kilooctets(2 * plan.cookieKibioctets)),
      "has_limits": .flag(!plan.limits.isEmpty),
    ]
  }

  private var sites: [String: TemplateValue] {
    get throws(TargetError) {
      let plain = settings.transport.plainHTTP
      let secure = try addresses("https", plan.port)
      let plainPort = plan.endsTLS ? 80 : plan.port
      let open = try addresses("http", plainPort)
      let listensPlain = !plan.endsTLS || plan.port != 80
      return [
        "secure_sites": .code(CaddyLiteral.code(secure.joined(separator: ", "))),
        "plain_sites": .code(CaddyLiteral.code(open.joined(separator: ", "))),
        "answers_plain": .flag(plan.endsTLS && plain != .serve && plan.port != 80),
        "serves_plain": .flag(!plan.endsTLS || (plain == .serve && plan.port != 80)),
        "checks_hosts": .flag(
          plan.endsTLS && !settings.site.hosts.contains(where: Self.isNameless)),
        "refuses_others": .flag(listensPlain && !settings.site.hosts.contains("*")),
        "other_sites": .code(CaddyLiteral.code("http://:\(plainPort)")),
        "redirects": .flag(plain == .redirect && settings.site.api.hasPrefix("https://")),
        "origin_and_path": .code(
          try CaddyLiteral.string(settings.site.api, of: "site.api", then: "{uri}")),
      ]
    }
  }

  /// The addresses of the hosts; a leading dot is a domain with its subdomains.
  private func addresses(_ scheme: String, _ port: Int) throws(TargetError) -> [String] {
    let hosts = settings.site.hosts.flatMap { host in
      host == "*" ? [""] : host.hasPrefix(".") ? [String(host.dropFirst()), "*" + host] : [host]
    }
    var addresses: [String] = []
    for host in hosts {
      let isPlain = host.utf8.allSatisfy { octet in
        octet > UInt8(ascii: " ") && octet < 0x7F && !"{}\"`\\#,/".utf8.contains(octet)
      }
      guard isPlain else { throw .inexpressible(setting: "site.hosts") }
      let address = "\(scheme)://\(Self.withoutPort(host)):\(port)"
      if !addresses.contains(address) { addresses.append(address) }
    }
    return addresses
  }

  /// Whether a host is any, or an address: browsers ask for no certificate by an address.
  private static func isNameless(_ host: String) -> Bool {
    let last = withoutPort(host).split(separator: ".").last ?? ""
    return host == "*" || host.hasPrefix("[") || last.allSatisfy { ("0"..."9").contains($0) }
  }

  private static func withoutPort(_ host: String) -> String {
    guard !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") else { return host }
    return String(host[..<colon])
  }

  private var encryption: [String: TemplateValue] {
    get throws(TargetError) {
      let tls = settings.transport.tls
      var files = ""
      if case .file(let certificate)? = tls.certificate, case .file(let key)? = tls.privateKey {
        let setting = "transport.tls"
        files = try CaddyLiteral.string(certificate, of: "\(setting).certificate").text
        files += " " + (try CaddyLiteral.string(key, of: "\(setting).private_key").text) + " "
      }
      let isNewest = tls.minimum == .v1_3
      return [
        "ends_tls": .flag(plan.endsTLS),
        "files": .code(CaddyLiteral.code(files)),
        "protocols": .code(CaddyLiteral.code(isNewest ? "tls1.3" : "tls1.2 tls1.3")),
        "has_hsts": .flag(plan.endsTLS && plan.hsts != nil),
        "hsts": .code(try CaddyLiteral.string(plan.hsts ?? "", of: "transport.hsts")),
      ]
    }
  }

  private var forwarding: [String: TemplateValue] {
    get throws(TargetError) {
      let header = settings.transport.proxy.schemeHeader
      return [
        "removes_addresses": .flag(plan.addressList == .removed),
        "replaces_addresses": .flag(plan.addressList == .replaced),
        "extends_addresses": .flag(plan.addressList == .extended),
        "has_scheme_header": .flag(header != nil),
        "scheme_header": .code(
          try CaddyLiteral.string(header ?? "", of: "transport.proxy.scheme_header")),
        "removed": .list(plan.removedHeaders.map { ["header": .code(CaddyLiteral.code($0))] }),
      ]
    }
  }
}
