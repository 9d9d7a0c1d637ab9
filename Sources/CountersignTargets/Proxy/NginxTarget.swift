import CountersignSettings

extension Target {
  /// A file for the `http` block of nginx.
  package static let nginx = Target(id: "nginx") { profile throws(TargetError) in
    let values = try NginxContext(profile).values
    return [
      Artifact(
        path: "nginx.conf", text: try Template.filled("nginx/nginx.conf.mustache", with: values))
    ]
  }
}

/// The names of the nginx template with their values.
struct NginxContext {
  private let profile: CompiledProfile
  let plan: ProxyPlan
  private let name: ProfileName
  var settings: AuthSettings { profile.settings }

  /// Creates the context of `profile`; throws `unusableName` where variables cannot be named after
  /// it.
  init(_ profile: CompiledProfile) throws(TargetError) {
    self.profile = profile
    plan = ProxyPlan(profile.settings)
    name = try ProfileName(profile.settings.name)
  }

  /// All names.
  var values: [String: TemplateValue] {
    get throws(TargetError) {
      var values = heading
      for part in [listening, try encryption, try forwarding, try limits, try refusal] {
        values.merge(part) { _, second in second }
      }
      return values
    }
  }

  private var heading: [String: TemplateValue] {
    [
      "name": .code(NginxLiteral.comment(settings.name)),
      "fingerprint": .code(NginxLiteral.comment(profile.fingerprint)),
      "lab": .flag(profile.lab),
      "is_proxied": .flag(plan.isProxied),
      "identifier": .code(NginxLiteral.code(name.snakeCase)),
    ]
  }

  private var listening: [String: TemplateValue] {
    let plain = settings.transport.plainHTTP
    return [
      "ends_tls": .flag(plan.endsTLS),
      "port": .code(NginxLiteral.int(plan.port)),
      "serves_plain": .flag(plan.endsTLS && plain == .serve && plan.port != 80),
      "answers_plain": .flag(plan.endsTLS && plain != .serve && plan.port != 80),
      "redirects": .flag(plain == .redirect && settings.site.api.hasPrefix("https://")),
      "buffer": .code(NginxLiteral.kibioctets(plan.cookieKibioctets)),
      "busy_buffers": .code(NginxLiteral.kibioctets(2 * plan.cookieKibioctets)),
    ]
  }

  private var encryption: [String: TemplateValue] {
    get throws(TargetError) {
      let tls = settings.transport.tls
      let stem = "/etc/nginx/tls/\(settings.name)"
      return [
        "certificate": .code(
          try path(tls.certificate, "transport.tls.certificate", else: "\(stem).crt")),
        "private_key": .code(
          try path(tls.privateKey, "transport.tls.private_key", else: "\(stem).key")),
        "protocols": .code(NginxLiteral.code(protocols)),
        "has_hsts": .flag(plan.endsTLS && plan.hsts != nil),
        "hsts": .code(try NginxLiteral.string(plan.hsts ?? "", of: "transport.hsts")),
        "origin_and_path": .code(
          try NginxLiteral.string(settings.site.api, of: "site.api", then: "$request_uri")),
      ]
    }
  }

  /// The path of a file, or where its like is put when it is elsewhere.
  private func path(
    _ reference: AuthSettings.SecretReference?, _ setting: String, else usual: String
  ) throws(TargetError) -> Code {
    guard case .file(let path) = reference else {
      return try NginxLiteral.string(usual, of: setting)
    }
    return try NginxLiteral.string(path, of: setting)
  }

  private var protocols: String {
    let versions: [(AuthSettings.TLSVersion, String)] = [
      (.v1_0, "TLSv1"), (.v1_1, "TLSv1.1"), (.v1_2, "TLSv1.2"), (.v1_3, "TLSv1.3"),
    ]
    return versions.drop { $0.0 != settings.transport.tls.minimum }.map(\.1)
      .joined(separator: " ")
  }

  private var forwarding: [String: TemplateValue] {
    get throws(TargetError) {
      let addresses =
        switch plan.addressList {
        case .removed: "\"\""
        case .replaced: "$remote_addr"
        case .extended: "$proxy_add_x_forwarded_for"
        }
      let header = settings.transport.proxy.schemeHeader
      var hosts: [String] = []
      for host in settings.site.hosts {
        // A name that begins so is a regular expression.
        guard !host.hasPrefix("~") else { throw .inexpressible(setting: "site.hosts") }
        hosts.append(try NginxLiteral.string(host == "*" ? "_" : host, of: "site.hosts").text)
      }
      return [
        "hosts": .code(NginxLiteral.code(hosts.isEmpty ? "\"\"" : hosts.joined(separator: " "))),
        "long_hosts": .flag(settings.site.hosts.contains { $0.utf8.count > 40 }),
        "addresses": .code(NginxLiteral.code(addresses)),
        "has_scheme_header": .flag(header != nil),
        "scheme_header": .code(
          try NginxLiteral.string(header ?? "", of: "transport.proxy.scheme_header")),
        "removed": .list(plan.removedHeaders.map { ["header": .code(NginxLiteral.code($0))] }),
      ]
    }
  }

  private var limits: [String: TemplateValue] {
    get throws(TargetError) {
      var (rates, waits): ([[String: TemplateValue]], [[String: TemplateValue]]) = ([], [])
      for limit in plan.limits {
        let requests = try NginxLiteral.request(
          "POST", limit.paths, of: "routes.\(limit.name)")
        rates.append([
          "limit": .code(NginxLiteral.code(limit.name)), "requests": .code(requests),
          "rate": .code(NginxLiteral.code("\(limit.perMinute)r/m")),
        ])
        waits.append(["requests": .code(requests), "wait": .code(NginxLiteral.int(limit.wait))])
      }
      let bursts: [[String: TemplateValue]] = plan.limits.map { limit in
        let burst = limit.count > 1 ? " burst=\(limit.count - 1)" : ""
        return [
          "limit": .code(NginxLiteral.code(limit.name)), "burst": .code(NginxLiteral.code(burst)),
        ]
      }
      return [
        "rates": .list(rates), "waits": .list(waits), "bursts": .list(bursts),
        "has_limits": .flag(!plan.limits.isEmpty),
        "retry_after": .flag(settings.throttle.retryAfter),
      ]
    }
  }
}
