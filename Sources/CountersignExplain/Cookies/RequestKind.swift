package import CountersignBrowser
import CountersignSettings

/// A way in which a page makes the browser send a request.
package enum RequestKind: String, Hashable, Sendable, CaseIterable, Encodable {
  /// The app's own `fetch`, with the credentials mode of the client.
  case fetch
  /// A `fetch` with `credentials: "omit"`.
  case fetchWithoutCredentials = "fetch-without-credentials"
  /// A link that is followed.
  case navigation
  /// A form that is sent with POST.
  case formPost = "form-post"
  /// An image or another part of the page.
  case subresource
  /// A frame in the page.
  case frame

  /// The kind in words.
  package var title: String {
    switch self {
    case .fetch: "fetch of the app"
    case .fetchWithoutCredentials: "fetch without credentials"
    case .navigation: "link"
    case .formPost: "form with POST"
    case .subresource: "image"
    case .frame: "frame"
    }
  }

  /// Whether a script makes the request, so that it may want to read the answer.
  package var isFetch: Bool { self == .fetch || self == .fetchWithoutCredentials }

  /// The request of this kind to a URL, as a page makes it.
  func request(
    to url: WebURL, method: String, headers: [RequestHeader],
    credentials: PlannedRequest.Credentials, from page: Page
  ) -> PlannedRequest {
    var request = PlannedRequest(
      .fetch, url, method: method, headers: headers, credentials: credentials,
      initiator: page.origin, topLevel: page.topLevel)
    switch self {
    case .fetch: break
    case .fetchWithoutCredentials: request.credentials = .omit
    case .navigation: (request.kind, request.method, request.headers) = (.navigate, "GET", [])
    case .formPost: (request.kind, request.method, request.headers) = (.navigate, "POST", [])
    case .subresource: (request.kind, request.method, request.headers) = (.image, "GET", [])
    case .frame: (request.kind, request.method, request.headers) = (.iframe, "GET", [])
    }
    return request
  }
}

/// A page in a browser.
package struct Page: Hashable, Sendable {
  /// Who the page is.
  package var origin: Origin
  /// The page in the address bar that frames it; nil when it is in the address bar itself.
  package var topLevel: Origin?

  /// Creates a page.
  package init(_ origin: Origin, topLevel: Origin? = nil) {
    self.origin = origin
    self.topLevel = topLevel
  }
}

extension Page {
  /// The page of an app; nil when its address is none.
  ///
  /// An embedded app is looked at in a frame of nobody's site, so that it is a third party whatever
  /// its own site is.
  init?(of app: AuthSettings.Site.App) {
    guard let origin = try? Origin(parsing: app.origin) else { return nil }
    let elsewhere = try? Origin(parsing: "https://embedder.invalid")
    self.init(origin, topLevel: app.embedded ? elsewhere : nil)
  }
}
