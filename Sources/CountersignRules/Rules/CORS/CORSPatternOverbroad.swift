import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// A pattern that covers origins that anybody can get.
  static let corsPatternOverbroad = Rule(
    slug: "cors-pattern-overbroad",
    checklist: [.cors],
    severity: [.production: .error, .staging: .warning, .development: .advice],
    title: "a pattern accepts origins that anybody can get",
    rationale: """
      On vercel.app, netlify.app or github.io everybody opens a page of their own under the same \
      ending. The attacker deploys one and is trusted.
      """,
    remedy: "name the deployments, or bind the pattern to the name of your project",
    references: [.asvs("3.4.2"), .cwe(942), .cwe(183)],
    exceptions: """
      All subdomains of your own domain are a warning: each forgotten host among them is trusted. \
      Project names can be imitated too, so keep previews out of production.
      """,
    bad: [
      Example(
        """
        cors:
          allowed_origin_patterns: [▸'^https://\\w+\\.vercel\\.app$'◂]
        """),
      Example(
        """
        csrf:
          trusted_origins: ["https://app.acme-shop.de", ▸"https://*.netlify.app"◂]
        """),
      Example(
        """
        cors: { allowed_origin_patterns: [▸'^https://[a-z0-9-]+\\.acme-shop\\.de$'◂] }
        """),
      Example(
        """
        cors: # the second alternative is anybody's
          allowed_origin_patterns: [▸'^https://(shop\\.acme-shop\\.de|[a-z0-9-]+\\.vercel\\.app)$'◂]
        """),
      Example(
        """
        cors: { allowed_origin_patterns: [▸'^https://[a-z0-9]{9}\\.vercel\\.app:8443$'◂] }
        """),
      Example(
        """
        cors: { allowed_origin_patterns: [▸'^https://(?!internal)[a-z0-9-]+\\.vercel\\.app$'◂] }
        """),
      Example(
        """
        cors: { allowed_origin_patterns: [▸'(?i)^https://[a-z0-9-]+\\.netlify\\.app$'◂] }
        """),
    ],
    good: [
      Example(
        """
        cors:
          allowed_origin_patterns: ['^https://shop-[a-z0-9]{8}-acme\\.vercel\\.app$']
        """),
      Example(
        """
        csrf: # all previews of one project, which has a domain of its own
          trusted_origins: ["https://app.acme-shop.de", "https://*.preview.acme-shop.de"]
        """),
    ],
    check: { profile, report in
      let isProduction = profile.environment == .production
      let lists: [(field: String, reaches: [Reach?])] = [
        (
          "cors.allowed_origin_patterns",
          profile.settings.cors.allowedOriginPatterns.map {
            Reach(of: OriginPattern($0), isProduction: isProduction)
          }
        ),
        ("csrf.trusted_origins", profile.settings.csrf.trustedOrigins.map { Reach(ofListed: $0) }),
      ]
      for (field, reaches) in lists where profile.origin(of: field) != .implied {
        for (number, reach) in reaches.enumerated() {
          guard let reach else { continue }
          report(
            Finding(
              reach.message, at: field, place: profile.place(of: field, item: number),
              atMost: reach.isForeign ? nil : .warning))
        }
      }
    },
    proof: .probe(
      Probe(
        steps: { OriginTrial.reaches(of: $0).steps },
        judge: { OriginTrial.reaches(of: $0.settings).judgeStrangers($0) })))
}

/// What an entry reaches beyond the origins that its author means.
private struct Reach {
  /// An origin of it.
  var origin: String
  var message: String
  /// Whether people outside of the company get such an origin.
  var isForeign: Bool

  /// Nil for a pattern that reaches no further than it should; else its worst reach.
  init?(of pattern: OriginPattern, isProduction: Bool) {
    let reaches = pattern.samples.compactMap {
      Reach(of: pattern, around: $0, isProduction: isProduction)
    }
    guard let worst = reaches.first(where: \.isForeign) ?? reaches.first else { return nil }
    self = worst
  }

  /// What the pattern accepts around one of its origins.
  private init?(of pattern: OriginPattern, around sample: String, isProduction: Bool) {
    guard let host = ListedOrigin.host(of: sample), let slashes = sample.firstRange(of: "://")
    else { return nil }
    let scheme = sample[..<slashes.upperBound]
    let port = sample[slashes.upperBound...].drop { $0 != ":" }
    let domain = host.registrableDomain ?? host.text
    let suffix = String(domain.drop { $0 != "." }.dropFirst())
    if !suffix.isEmpty, PublicSuffixes.isPublicSuffix(suffix),
      let tenant = Self.everyLabel(pattern, scheme, suffix + port)
    {
      self.init(tenant, "anybody can get \(tenant), which `\(pattern.text)` accepts", true)
    } else if isProduction, !host.isLoopback, pattern.accepts("http://" + host.text) {
      let plain = "http://" + host.text
      self.init(plain, "anybody on the network can pose as \(plain), which is accepted", true)
    } else if let sibling = Self.everyLabel(pattern, scheme, domain + port) {
      self.init(sibling, "`\(pattern.text)` accepts every host of \(domain)", false)
    } else {
      return nil
    }
  }

  /// Nil for an entry that is no wildcard, or one below a host of your own.
  init?(ofListed entry: String) {
    guard let parent = ListedOrigin.parent(of: entry), let host = ListedOrigin.host(of: parent)
    else { return nil }
    let example = parent.replacing("://", with: "://attacker.", maxReplacements: 1)
    if PublicSuffixes.isPublicSuffix(host.text) {
      self.init(example, "anybody can get \(example), which `\(entry)` accepts", true)
    } else if host.registrableDomain == host.text {
      self.init(example, "`\(entry)` trusts every host of \(host.text)", false)
    } else {
      return nil
    }
  }

  private init(_ origin: String, _ message: String, _ isForeign: Bool) {
    self.origin = origin
    self.message = message
    self.isForeign = isForeign
  }

  /// An origin right below `parent`, when the pattern accepts whatever the label there is.
  ///
  /// Labels of every common length are tried, of letters and of digits, two of each.
  private static func everyLabel(
    _ pattern: OriginPattern, _ scheme: Substring, _ parent: String
  ) -> String? {
    for length in [8, 2, 7] + Array(1...20) {
      for letters in [["attacker", "mallory"], ["x7", "q9"], ["1234", "5678"]] {
        let origins = letters.map { "\(scheme)\(label($0, length)).\(parent)" }
        if origins.allSatisfy(pattern.accepts) { return origins.first }
      }
    }
    return nil
  }

  /// The letters over and over, so many of them.
  private static func label(_ letters: String, _ length: Int) -> String {
    String(String(repeating: letters, count: length).prefix(length))
  }
}

extension OriginTrial {
  /// Pages that the profile's patterns and wildcards let in, and one that no profile means.
  fileprivate static func reaches(of settings: AuthSettings) -> OriginTrial {
    let isProduction = settings.environment == .production
    let readers = settings.cors.allowedOriginPatterns.compactMap {
      Reach(of: OriginPattern($0), isProduction: isProduction)?.origin
    }
    let writers = settings.csrf.trustedOrigins.compactMap { Reach(ofListed: $0)?.origin }
    let stranger = "https://attacker.vercel.app"
    return OriginTrial(
      readers: readers + [stranger],
      writers: settings.looksAtOrigins ? writers + [stranger] : [])
  }
}
