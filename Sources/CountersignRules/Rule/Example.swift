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

  /// The environments that it is about; nil for each in which the rule speaks.
  package let environments: Set<AuthSettings.Environment>?

  /// The path by which it is read.
  package let path: String

  /// What it extends, as its `extends` says it, with marks.
  package let extends: String

  /// Whether it is the environment that is flagged.
  package let marksEnvironment: Bool

  /// More files that it may extend, by path.
  package let files: [String: String]

  /// A second profile of the same directory, for rules that compare; it says its environment
  /// itself and extends the baseline.
  package let beside: String?

  /// What is taken as known of the keys, the files and the day; nil for nothing.
  package let surroundings: Surroundings?

  /// Why nothing of this example shows outside, where the rule's other examples show; nil for an
  /// example that shows.
  package let unseen: String?

  /// Where the example is written, so that a failing test can point there.
  package let line: Int

  /// Creates an example.
  package init(
    _ markedText: String, in environments: Set<AuthSettings.Environment>? = nil,
    path: String = "example.yaml", extends: String = Baseline.path, marksEnvironment: Bool = false,
    files: [String: String] = [:],
    beside: String? = nil, surroundings: Surroundings? = nil, unseen: String? = nil,
    line: Int = #line
  ) {
    self.markedText = markedText
    self.environments = environments
    self.path = path
    self.extends = extends
    self.marksEnvironment = marksEnvironment
    self.files = files
    self.beside = beside
    self.surroundings = surroundings
    self.unseen = unseen
    self.line = line
  }

  /// The fragment without marks.
  package var text: String { Self.unmarked(markedText) }

  /// Whether it is about this environment.
  package func applies(in environment: AuthSettings.Environment) -> Bool {
    environments?.contains(environment) ?? true
  }

  /// Whether a profile that extends the example shows the same; not when its own name, its bases or
  /// a neighbour matter.
  package var isInheritable: Bool {
    path == "example.yaml" && extends == Baseline.path && beside == nil
  }

  /// The whole document for an environment.
  package func document(for environment: AuthSettings.Environment) -> String {
    Self.unmarked(marked(for: environment))
  }

  /// The flagged stretches of `document(for:)`, in UTF-8 bytes, in order.
  package func marks(for environment: AuthSettings.Environment) -> [SourceRange] {
    var offset = 0
    var starts: [Int] = []
    var ranges: [SourceRange] = []
    for character in marked(for: environment) {
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
    read(document(for: environment))
  }

  /// Another version of the example's document, read from the same path with the same files.
  package func read(_ document: String) -> ProfileReader.Outcome {
    Self.read(document, path: path, files: files)
  }

  /// The second profile, read; nil when the example has none.
  package var neighbour: ProfileReader.Outcome? {
    beside.map { text in
      Self.read(
        """
        profile: 1
        name: beside
        extends: \(Baseline.path)
        \(text)

        """, path: "beside.yaml")
    }
  }

  /// A document that extends the baseline, read as a profile.
  package static func read(
    _ document: String, path: String = "example.yaml", files: [String: String] = [:]
  ) -> ProfileReader.Outcome {
    let texts = files.merging([Baseline.path: Baseline.text, path: document]) { first, _ in first }
    return ProfileReader(files: .texts(texts)).read(
      SourceText(name: path, text: document), path: path)
  }

  private static func unmarked(_ text: String) -> String {
    String(text.filter { $0 != "▸" && $0 != "◂" })
  }

  private func marked(for environment: AuthSettings.Environment) -> String {
    """
    profile: 1
    name: example
    environment: \(marksEnvironment ? "▸\(environment.rawValue)◂" : environment.rawValue)
    extends: \(extends)
    \(markedText)

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
