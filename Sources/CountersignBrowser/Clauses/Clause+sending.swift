/// The clauses about sending a cookie; the explanation of each is its documentation.
extension Clause {
  package static let otherHost = Clause(
    "other-host", step: "4", .cookies, "5.8.3 host-only-flag",
    "a cookie without `Domain` goes only to the host that set it")
  package static let otherDomain = Clause(
    "other-domain", step: "4", .cookies, "5.1.3",
    "the host is not the cookie's domain and not below it")
  package static let otherPath = Clause(
    "other-path", step: "4", .cookies, "5.1.4",
    "the request's path does not begin with the cookie's path at a `/`; case counts")
  package static let secureOnly = Clause(
    "secure-only", step: "4", .cookies, "5.8.3 secure-only-flag",
    "a `Secure` cookie stays off a connection that is not secure")
  package static let expired = Clause(
    "expired", step: "4", .cookies, "5.7",
    "the cookie's lifetime is over")

  package static let strictElsewhere = Clause(
    "strict-cross-site", step: "5", .cookies, "5.8.3 same-site-flag",
    "`SameSite=Strict` keeps the cookie off every request from another site")
  package static let laxBelowTop = Clause(
    "lax-subrequest", step: "5", .cookies, "5.8.3 same-site-flag",
    "from another site a Lax cookie follows top-level navigations only")
  package static let laxUnsafeMethod = Clause(
    "lax-unsafe-method", step: "5", .cookies, "5.8.3 same-site-flag",
    "from another site a Lax cookie follows safe methods only")
  package static let unsetBelowTop = Clause(
    "unset-subrequest", step: "5", .cookies, "5.8.3 same-site-flag",
    "without `SameSite` this agent treats the cookie as Lax, which follows navigations only")
  package static let unsetWindowOver = Clause(
    "unset-unsafe-method", step: "5", .cookies, "5.6.7.2",
    "without `SameSite` the cookie is Lax and too old to follow an unsafe method")

  package static let sentSameSite = Clause(
    "sent-same-site", step: "5", .cookies, "5.8.3 same-site-flag",
    "a same-site request takes the cookie along whatever `SameSite` says")
  package static let sentNone = Clause(
    "sent-none", step: "5", .cookies, "5.8.3 same-site-flag",
    "`SameSite=None` lets the cookie cross sites")
  package static let sentUnsetAsNone = Clause(
    "sent-unset-as-none", step: "5", .cookies, "5.7 step 17",
    "this agent treats a cookie without `SameSite` like `None`")
  package static let sentLaxNavigation = Clause(
    "sent-lax-navigation", step: "5", .cookies, "5.6.7.1",
    "a Lax cookie follows a top-level navigation with a safe method")
  package static let sentUnsafeWindow = Clause(
    "sent-unsafe-window", step: "5", .cookies, "5.6.7.2",
    "a cookie without `SameSite` follows any top-level navigation shortly after it was set")

  package static let thirdPartyBlocked = Clause(
    "third-party-blocked", step: "7", .cookies, "7.1",
    "this agent blocks third-party cookies that are not `Partitioned`")
  package static let otherPartition = Clause(
    "other-partition", step: "7", .chips, "retrieval",
    "the cookie is kept in the jar of another top-level site or frame position")
  package static let partitionMissing = Clause(
    "partition-missing", step: "7", .cookies, "7.1",
    "this agent keeps third-party cookies in a jar for each top-level site")
  package static let hiddenFromScript = Clause(
    "hidden-from-script", step: "10", .cookies, "5.8.3 http-only-flag",
    "scripts do not see an `HttpOnly` cookie")

  /// All of them, in the order of this file.
  static let sending: [Clause] = [
    otherHost, otherDomain, otherPath, secureOnly, expired, strictElsewhere, laxBelowTop,
    laxUnsafeMethod, unsetBelowTop, unsetWindowOver, sentSameSite, sentNone, sentUnsetAsNone,
    sentLaxNavigation, sentUnsafeWindow, thirdPartyBlocked, otherPartition, partitionMissing,
    hiddenFromScript,
  ]
}
