package import CountersignSettings

/// What becomes of each cookie of a profile on the pages of each app.
package struct CookieTable: Hashable, Sendable, Encodable {
  /// The profile's name.
  package var profile: String
  /// The origin of the API.
  package var api: String
  /// The agent that was asked, by the name of its preset.
  package var agent: String
  /// The day of the public-suffix list that was consulted, as `YYYY-MM-DD`; nil when unknown.
  package var publicSuffixes: String?
  /// The apps, in the order of the profile.
  package var apps: [App]

  /// One app.
  package struct App: Hashable, Sendable, Encodable {
    package var origin: String
    /// Whether it was looked at in a frame of another site.
    package var isEmbedded: Bool
    /// Why there are no cookies to tell of; nil when there are.
    package var obstacle: String?
    package var cookies: [Cookie]

    private enum CodingKeys: String, CodingKey {
      case origin
      case isEmbedded = "embedded"
      case obstacle, cookies
    }
  }

  /// One cookie in an app.
  package struct Cookie: Hashable, Sendable, Encodable {
    package var cookie: ProfileCookie
    package var name: String
    /// Whether the browser keeps it when login sets it.
    package var stored: Answer
    /// Whether scripts of the app's page see it in `document.cookie`.
    package var visible: Answer
    package var requests: [Request]
  }

  /// One kind of request to a route.
  package struct Request: Hashable, Sendable, Encodable {
    package var kind: RequestKind
    package var route: AuthSettings.RouteName
    package var method: String
    /// Whether the cookie goes along.
    package var sent: Answer
    /// Whether the page's script may read the answer; nil where no script asks.
    package var readable: Answer?
  }

  /// All answers.
  package var answers: [Answer] {
    apps.flatMap(\.cookies).flatMap { cookie in
      [cookie.stored, cookie.visible]
        + cookie.requests.flatMap { [$0.sent] + ($0.readable.map { [$0] } ?? []) }
    }
  }

  /// Whether all that the profile's owner wants happens.
  package var works: Bool {
    !answers.contains(where: \.isFault) && apps.allSatisfy { $0.obstacle == nil }
  }
}
