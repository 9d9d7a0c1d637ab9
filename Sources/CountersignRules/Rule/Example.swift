package import CountersignProfile
package import CountersignSettings
package import CountersignSource

/// A fragment of a profile that a rule flags, or does not.
///
/// The fragment is read as a profile that extends `Baseline`, so a few lines are a whole profile
/// that can be compiled and served. In a bad example `▸` and `◂` stand around what is flagged.
package struct Example: Sendable {
  /// The fragment with its marks.
  package let markedText: String

  /// Where the example is written, so that a failing test can point there.
  package let line: Int

  /// Creates an example.
  package init(_ markedText: String, line: Int = #line) {
    self.markedText = markedText
    self.line = line
  }

  /// The fragment without marks.
  package var text: String {
    String(markedText.filter { $0 != "▸" && $0 != "◂" })
  }

  /// The whole document for an environment.
  package func document(for environment: AuthSettings.Environment) -> String {
    Self.header(environment) + text + "\n"
  }

  /// The flagged stretches of `document(for:)`, in UTF-8 bytes, in order.
  package func marks(for environment: AuthSettings.Environment) -> [SourceRange] {
    var offset = Self.header(environment).utf8.count
    var starts: [Int] = []
    var ranges: [SourceRange] = []
    for character in markedText {
      switch character {
      case "▸": starts.append(offset)
      case "◂":
        if let start = starts.popLast() { ranges.append(.init(lower: start, upper: offset)) }
      default: offset += character.utf8.count
      }
    }
    return ranges
  }

  /// The example read as a profile.
  package func read(for environment: AuthSettings.Environment) -> ProfileReader.Outcome {
    Self.read(document(for: environment))
  }

  /// A document that extends the baseline, read as a profile.
  package static func read(_ document: String) -> ProfileReader.Outcome {
    let files = ProfileFiles.texts([Baseline.path: Baseline.text])
    return ProfileReader(files: files).read(
      SourceText(name: "example.yaml", text: document), path: "example.yaml")
  }

  private static func header(_ environment: AuthSettings.Environment) -> String {
    """
    profile: 1
    name: example
    environment: \(environment.rawValue)
    extends: \(Baseline.path)

    """
  }
}

/// A sound profile that examples build on; no rule speaks of it in any environment.
package enum Baseline {
  /// The name by which examples extend it.
  package static let path = "baseline.yaml"

  /// Its text.
  package static let text = """
    profile: 1
    name: baseline
    site:
      api: https://api.acme-shop.de
      base_path: /api
      apps:
        - origin: https://app.acme-shop.de
      hosts: [api.acme-shop.de]
    routes:
      csrf: /auth/csrf/
    cookies:
      access:
        name: __Host-access
        same_site: strict
      refresh:
        name: __Secure-refresh
        same_site: strict
        path: /api/auth/
    tokens:
      algorithm: ES256
      access_lifetime: 5m
      refresh_lifetime: 1d
      issuer: https://api.acme-shop.de
      audience: acme-shop
      revocation:
        store: database
    keys:
      signing: { file: secrets/token-key.pem }
      verifying: { file: secrets/token-key.pub.pem }
      application_secret: { env: APPLICATION_SECRET }
    csrf:
      defence: token
      enforce: always
      cookie:
        name: __Host-csrftoken
        same_site: strict
    transport:
      plain_http: refuse
      hsts: { max_age: 365d, include_subdomains: true }
      tls: { termination: proxy, minimum: "1.2" }
      proxy: { hops: 1, scheme_header: x-forwarded-proto, strips: true }
    throttle:
      enabled: true
      store: shared
      rates: { login: 5/minute }
    session:
      absolute_lifetime: 7d
    server:
      debug: false
      workers: 2
    """
}
