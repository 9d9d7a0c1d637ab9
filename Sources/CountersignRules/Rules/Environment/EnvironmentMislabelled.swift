import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A profile whose `environment` is not what it deploys.
  static let environmentMislabelled = Rule(
    slug: "environment-mislabelled",
    severity: [.production: .error, .staging: .error, .development: .error],
    title: "the profile calls itself something else than it is",
    rationale: """
      `environment` chooses the defaults and how strictly this tool judges. A public server that \
      calls itself development runs with relaxed defaults, and nobody is warned.
      """,
    remedy: "correct `environment`; put what environments share into a base file that states none",
    references: [.asvs("13.4.2"), .asvs("15.2.3"), .cwe(1188)],
    exceptions: """
      A tunnel from a developer's machine, such as ngrok, has a public host for an hour: that is \
      only a warning. A base file that names the public host without stating an environment is \
      fine.
      """,
    bad: [
      Example(
        """
        site:
          api: ▸https://api.acme-shop.de◂
        """, in: [.development]),
      Example(
        """
        server: { workers: 2 }
        """, in: [.staging], path: "production.yaml", marksEnvironment: true),
      Example(
        """
        server: { workers: 2 }
        """, in: [.production], extends: "[baseline.yaml, ▸laptop.yaml◂]",
        files: ["laptop.yaml": "environment: development\nthrottle: { store: memory }\n"]),
    ],
    good: [
      Example(
        """
        site: { api: "https://localhost:8443", hosts: [localhost] }
        """),
      Example(
        """
        server: { workers: 2 }
        """, in: [.production], path: "shop-production.yaml"),
      Example(
        """
        server: { workers: 2 }
        """, in: [.production], extends: "[baseline.yaml, shared.yaml]",
        files: ["shared.yaml": "throttle: { store: shared }\n"]),
    ],
    check: { profile, report in
      profile.reportFileName(report)
      profile.reportPublicDevelopment(report)
      profile.reportRelaxedBases(report)
    },
    proof: .unobservable(because: "a label that only this tool reads is never sent"))
}

extension Profile {
  fileprivate func reportFileName(_ report: (Finding) -> Void) {
    let path = layers[0].path
    let named = FilePath.name(of: path).environments
    guard named.count == 1, let meant = named.first, meant != environment else { return }
    report(
      Finding(
        "`\(FilePath.name(of: path))` calls itself \(environment.rawValue)", at: "environment",
        fix: fix("environment", to: meant.rawValue, .unsafe)))
  }

  /// A base without an environment of its own is common to all: what it names is no claim.
  fileprivate func reportPublicDevelopment(_ report: (Finding) -> Void) {
    guard environment == .development, settings.site.api.hasPrefix("https://"),
      let host = Host(ofAddress: settings.site.api), host.isPublic
    else { return }
    let source = place(of: "site.api").source
    let writer = layers.first { $0.tree.source === source }
    guard writer?.statedEnvironment != nil else { return }
    report(
      Finding(
        "this profile calls itself development and its API is on the public host \(host.text)",
        at: "site.api", atMost: host.isTunnel ? .warning : nil,
        fix: fix("environment", to: "production", .unsafe)))
  }

  fileprivate func reportRelaxedBases(_ report: (Finding) -> Void) {
    for layer in layers.dropFirst() {
      guard let place = layer.broughtBy, let stated = layer.statedEnvironment,
        stated.rank < environment.rank
      else { continue }
      report(
        Finding(
          "this \(environment.rawValue) profile is built on `\(layer.path)`, which calls itself "
            + stated.rawValue, at: "extends", place: place))
    }
  }
}

extension Layer {
  /// The environment that the file itself states.
  fileprivate var statedEnvironment: AuthSettings.Environment? {
    tree.entries(of: tree.root).first { tree.text($0.key) == "environment" }
      .flatMap { AuthSettings.Environment(rawValue: tree.text($0.value)) }
  }
}

extension Host {
  /// Whether it is a name that a tunnel to a developer's machine has.
  fileprivate var isTunnel: Bool {
    ["ngrok.io", "ngrok.app", "ngrok-free.app", "trycloudflare.com", "loca.lt", "lhr.life"]
      .contains { CookieMatch.domain(self, $0) }
  }
}

extension String {
  /// The environments that a file's name speaks of.
  fileprivate var environments: Set<AuthSettings.Environment> {
    let words = lowercased().utf8.split { !(0x61...0x7A).contains($0) && $0 < 0x80 }
    return Set(words.compactMap { AuthSettings.Environment(abbreviation: Substring($0)) })
  }
}
