/// The `Access-Control-Allow-…` headers of an answer, each as received; nil when absent.
///
/// A header that comes twice is one value joined with `, `, as a browser reads it.
package struct CORSHeaders: Hashable, Sendable {
  package var allowOrigin: String?
  package var allowCredentials: String?
  package var allowMethods: String?
  package var allowHeaders: String?

  package init(
    allowOrigin: String? = nil, allowCredentials: String? = nil, allowMethods: String? = nil,
    allowHeaders: String? = nil
  ) {
    self.allowOrigin = allowOrigin
    self.allowCredentials = allowCredentials
    self.allowMethods = allowMethods
    self.allowHeaders = allowHeaders
  }
}

extension CORSHeaders {
  /// Whether the answer lets `origin` read it. Source: Fetch, CORS check.
  package func allows(
    _ origin: Origin, credentials: PlannedRequest.Credentials
  ) -> Verdict {
    guard let allowOrigin else { return .no(.originMissing) }
    if allowOrigin == "*" {
      return credentials == .include ? .no(.originWildcard) : .yes(.readWildcard)
    }
    guard allowOrigin == origin.description else { return .no(.originDiffers) }
    guard credentials == .include else { return .yes(.readNamed) }
    guard let allowCredentials else { return .no(.allowCredentialsMissing) }
    return allowCredentials == "true" ? .yes(.readCredentialed) : .no(.allowCredentialsWord)
  }

  /// Whether a script that made the request may read the answer with these headers.
  package func allowsReading(_ request: PlannedRequest) -> Verdict {
    guard let initiator = request.initiator, !request.isSameOrigin else {
      return .yes(.readSameOrigin)
    }
    guard request.kind == .fetch else { return .no(.readOpaque) }
    return allows(initiator, credentials: request.credentials)
  }
}
