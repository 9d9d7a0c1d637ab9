/// The clauses about preflight, credentials and the CORS check; the explanation of each is its
/// documentation.
extension Clause {
  package static let onlyFetchPreflights = Clause(
    "only-fetch-preflights", step: "1", .fetch, "main fetch",
    "navigations, frames and images are sent without a preflight")
  package static let sameOriginPreflight = Clause(
    "same-origin-no-preflight", step: "1", .fetch, "main fetch",
    "a request to the page's own origin needs no preflight")
  package static let safelistedRequest = Clause(
    "safelisted-request", step: "1", .fetch, "CORS-safelisted request-header",
    "method and headers are safelisted: the request is sent without a preflight")
  package static let methodPreflight = Clause(
    "method-needs-preflight", step: "1", .fetch, "CORS-safelisted method",
    "only GET, HEAD and POST are sent across origins without a preflight")
  package static let headerPreflight = Clause(
    "header-needs-preflight", step: "1", .fetch, "CORS-unsafe request-header names",
    "a header or its value is not safelisted, so the browser asks with OPTIONS first")

  package static let preflightMissing = Clause(
    "preflight-missing", step: "1", .fetch, "CORS-preflight fetch step 7",
    "the preflight gets no answer")
  package static let preflightStatus = Clause(
    "preflight-status", step: "1", .fetch, "CORS-preflight fetch step 7",
    "the preflight is answered with a status outside 200 to 299; a redirect counts as failure")
  package static let allowListMalformed = Clause(
    "allow-list-malformed", step: "1", .fetch, "CORS-preflight fetch step 7.3",
    "the allowed methods or headers are not a list of words")
  package static let methodNotAllowed = Clause(
    "method-not-allowed", step: "1", .fetch, "CORS-preflight fetch step 7.5",
    "the preflight's answer does not list the method; methods are compared with case")
  package static let methodWildcard = Clause(
    "method-wildcard-literal", step: "1", .fetch, "CORS-preflight fetch step 7.5",
    "with credentials `*` is a method's name and stands for no other method")
  package static let authorizationNotNamed = Clause(
    "authorization-not-named", step: "1", .fetch, "CORS-preflight fetch step 7.6",
    "`authorization` must be listed by name, `*` never covers it")
  package static let headerNotAllowed = Clause(
    "header-not-allowed", step: "1", .fetch, "CORS-preflight fetch step 7.7",
    "the preflight's answer does not list a header of the request")
  package static let headerWildcard = Clause(
    "header-wildcard-literal", step: "1", .fetch, "CORS-preflight fetch step 7.7",
    "with credentials `*` is a header's name and stands for no other header")
  package static let preflightPassed = Clause(
    "preflight-passed", step: "1", .fetch, "CORS-preflight fetch step 7",
    "the preflight's answer allows origin, method and headers")

  package static let browserCredentials = Clause(
    "browser-credentials", step: "2", .fetch, "HTTP-network-or-cache fetch, includeCredentials",
    "navigations, frames and images always take cookies along")
  package static let includeCredentials = Clause(
    "include-credentials", step: "2", .fetch, "HTTP-network-or-cache fetch, includeCredentials",
    "the credentials mode `include` takes cookies along")
  package static let sameOriginCredentials = Clause(
    "same-origin-credentials", step: "2", .fetch, "HTTP-network-or-cache fetch, includeCredentials",
    "the credentials mode `same-origin` takes cookies along to the page's own origin")
  package static let credentialsElsewhere = Clause(
    "credentials-elsewhere", step: "2", .fetch, "HTTP-network-or-cache fetch, includeCredentials",
    "the credentials mode `same-origin` neither sends nor stores cookies on another origin")
  package static let credentialsOmitted = Clause(
    "credentials-omitted", step: "2", .fetch, "HTTP-network-or-cache fetch, includeCredentials",
    "the credentials mode `omit` neither sends nor stores cookies")

  package static let readSameOrigin = Clause(
    "read-same-origin", step: "8", .fetch, "main fetch",
    "a page may read what its own origin answers")
  package static let readOpaque = Clause(
    "read-opaque", step: "8", .fetch, "main fetch",
    "a page cannot read what a navigation, a frame or an image brings from another origin")
  package static let readWildcard = Clause(
    "read-wildcard", step: "8", .fetch, "CORS check step 3",
    "without credentials `*` lets every origin read")
  package static let readNamed = Clause(
    "read-named", step: "8", .fetch, "CORS check step 5",
    "the answer names the page's origin")
  package static let readCredentialed = Clause(
    "read-credentialed", step: "8", .fetch, "CORS check step 7",
    "the answer names the page's origin and allows credentials")
  package static let originMissing = Clause(
    "allow-origin-missing", step: "8", .fetch, "CORS check step 2",
    "the answer has no `Access-Control-Allow-Origin`")
  package static let originWildcard = Clause(
    "allow-origin-wildcard", step: "8", .fetch, "CORS check step 4",
    "with credentials `*` is no page's origin")
  package static let originDiffers = Clause(
    "allow-origin-differs", step: "8", .fetch, "CORS check step 4",
    "`Access-Control-Allow-Origin` is not the page's origin byte for byte")
  package static let allowCredentialsMissing = Clause(
    "allow-credentials-missing", step: "8", .fetch, "CORS check step 6",
    "the answer to a request with credentials has no `Access-Control-Allow-Credentials`")
  package static let allowCredentialsWord = Clause(
    "allow-credentials-word", step: "8", .fetch, "CORS check step 8",
    "`Access-Control-Allow-Credentials` is not exactly `true` in lower case")

  /// All of them, in the order of this file.
  static let fetching: [Clause] = [
    onlyFetchPreflights, sameOriginPreflight, safelistedRequest, methodPreflight, headerPreflight,
    preflightMissing, preflightStatus, allowListMalformed, methodNotAllowed, methodWildcard,
    authorizationNotNamed, headerNotAllowed, headerWildcard, preflightPassed, browserCredentials,
    includeCredentials, sameOriginCredentials, credentialsElsewhere, credentialsOmitted,
    readSameOrigin, readOpaque, readWildcard, readNamed, readCredentialed, originMissing,
    originWildcard, originDiffers, allowCredentialsMissing, allowCredentialsWord,
  ]
}
