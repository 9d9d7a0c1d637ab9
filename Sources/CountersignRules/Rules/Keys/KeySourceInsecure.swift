import CountersignBrowser
import CountersignProfile
import CountersignSettings
import CountersignSource

extension Rule {
  /// Public keys from a place that others can answer for.
  static let keySourceInsecure = Rule(
    slug: "key-source-insecure",
    severity: [.production: .error, .staging: .error, .development: .warning],
    title: "verification keys are fetched from an untrusted place",
    rationale: """
      Whoever answers at that address decides which tokens are valid. Over plain http that is \
      everybody on the way, on a foreign host it is its owner.
      """,
    remedy: "use https on the host of the issuer, with an asymmetric algorithm",
    references: [
      .asvs("9.1.3"), .asvs("12.2.1"), .rfc(8725, "3.10"), .rfc(7515, "4.1.2"), .cwe(346),
      .cwe(319),
    ],
    exceptions: "A mesh of internal services that encrypts by itself: suppress it there.",
    bad: [
      Example(
        """
        tokens: { issuer: "https://auth.acme-shop.de" }
        keys:
          verifying_url: ▸http://auth.acme-shop.de/jwks.json◂
        """),
      Example(
        """
        tokens: { issuer: "https://auth.acme-shop.de" }
        keys: { verifying_url: ▸"https://cdn.acme-cdn.com/jwks.json"◂ }
        """),
      Example(
        """
        tokens: { algorithm: HS256, issuer: "https://auth.acme-shop.de" }
        keys:
          verifying_url: ▸https://auth.acme-shop.de/jwks.json◂
        """),
    ],
    good: [
      Example(
        """
        tokens: { issuer: "https://auth.acme-shop.de" }
        keys:
          verifying_url: https://auth.acme-shop.de/.well-known/jwks.json
        """),
      Example(
        """
        tokens: { issuer: acme-shop } # a name, not an address: nothing to compare
        keys: { verifying_url: "https://auth.acme-shop.de/jwks.json" }
        """),
    ],
    check: { profile, report in
      let field = "keys.verifying_url"
      guard let text = profile.settings.keys.verifyingURL, let url = try? WebURL(parsing: text),
        let problem = profile.problem(of: url)
      else { return }
      let isPlain = url.scheme == .http && !url.host.isLoopback
      let fix =
        isPlain
        ? profile.fix(
          field,
          to: YAMLSpelling.scalar(
            text.replacing("http://", with: "https://", maxReplacements: 1)), .unsafe) : nil
      report(Finding("verification keys \(problem)", at: field, fix: fix))
    },
    proof: .unobservable(
      because: "the embedded server fetches no keys; that no token names its own is the promise "
        + "key-names-refused"))
}

extension Profile {
  /// What is wrong with fetching keys there; nil for nothing.
  fileprivate func problem(of url: WebURL) -> String? {
    let tokens = settings.tokens
    if tokens.algorithm.isShared {
      return "are fetched, and \(tokens.algorithm.rawValue) has none that may be published"
    }
    if url.host.isLoopback {
      return environment == .development
        ? nil : "are fetched from the loopback host \(url.host.text)"
    }
    if url.scheme == .http { return "are fetched over unencrypted http" }
    guard let issuer = tokens.issuer.flatMap({ try? WebURL(parsing: $0) }),
      issuer.host != url.host
    else { return nil }
    return "come from \(url.host.text), and the issuer is \(issuer.host.text)"
  }
}
