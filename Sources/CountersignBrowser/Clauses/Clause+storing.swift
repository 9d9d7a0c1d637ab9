/// The clauses about storing a cookie; the explanation of each is its documentation.
extension Clause {
  package static let controlCharacter = Clause(
    "control-character", step: "9a", .cookies, "5.6 step 1",
    "the line holds a control character other than a tab")
  package static let pairTooLong = Clause(
    "pair-too-long", step: "9a", .cookies, "5.6 step 5",
    "name and value together are longer than 4096 octets")
  package static let pairEmpty = Clause(
    "pair-empty", step: "9a", .cookies, "5.7 step 2",
    "name and value are both empty")

  package static let domainNotASCII = Clause(
    "domain-not-ascii", step: "9c", .cookies, "5.7 step 8",
    "`Domain` holds a letter outside ASCII")
  package static let domainPublicSuffix = Clause(
    "domain-public-suffix", step: "9c", .cookies, "5.7 step 9",
    "`Domain` is a public suffix, which nobody owns as a whole")
  package static let domainElsewhere = Clause(
    "domain-elsewhere", step: "9c", .cookies, "5.7 step 10.1",
    "the host is not the `Domain` and not below it")

  package static let secureFromInsecure = Clause(
    "secure-from-insecure", step: "9e", .cookies, "5.7 step 13",
    "a connection that is not secure cannot set a `Secure` cookie")
  package static let secureOverlay = Clause(
    "secure-overlay", step: "9e", .cookies, "5.7 step 16",
    "a connection that is not secure cannot cover a `Secure` cookie of that name")

  package static let setFromElsewhere = Clause(
    "set-cross-site", step: "9f", .cookies, "5.7 step 18.4",
    "only `SameSite=None` can be set by a cross-site request below the top level")
  package static let setFromFrame = Clause(
    "set-cross-site-script", step: "9f", .cookies, "5.7 step 18.1",
    "a script in a frame of another site can only set `SameSite=None`")
  package static let noneWithoutSecure = Clause(
    "none-without-secure", step: "9f", .cookies, "5.7 step 19",
    "`SameSite=None` needs `Secure`")

  package static let securePrefix = Clause(
    "secure-prefix", step: "9g", .cookies, "5.7 step 20",
    "a name with `__Secure-` needs `Secure`")
  package static let hostPrefixSecure = Clause(
    "host-prefix-secure", step: "9g", .cookies, "5.7 step 21.1",
    "a name with `__Host-` needs `Secure`")
  package static let hostPrefixDomain = Clause(
    "host-prefix-domain", step: "9g", .cookies, "5.7 step 21.2",
    "a name with `__Host-` excludes `Domain`")
  package static let hostPrefixPath = Clause(
    "host-prefix-path", step: "9g", .cookies, "5.7 step 21.3",
    "a name with `__Host-` needs `Path=/`")
  package static let httpPrefixSecure = Clause(
    "http-prefix-secure", step: "9g", .layeredCookies, "5.4.3",
    "a name with `__Http-` needs `Secure`")
  package static let httpPrefixHTTPOnly = Clause(
    "http-prefix-http-only", step: "9g", .layeredCookies, "5.4.3",
    "a name with `__Http-` or `__Host-Http-` needs `HttpOnly`")
  package static let httpPrefixScript = Clause(
    "http-prefix-script", step: "9g", .layeredCookies, "5.4.3",
    "a script cannot set a name with `__Http-` or `__Host-Http-`")
  package static let namelessPrefix = Clause(
    "nameless-prefix", step: "9g", .cookies, "5.7 step 22",
    "a cookie without a name must not have a value that looks like a prefixed name")

  package static let partitionedWithoutSecure = Clause(
    "partitioned-without-secure", step: "7", .chips, "storage",
    "`Partitioned` needs `Secure`")
  package static let partitionWithoutSite = Clause(
    "partition-without-site", step: "7", .chips, "storage",
    "the top-level page has an opaque origin and so no jar of its own")

  package static let scriptSetsHTTPOnly = Clause(
    "script-sets-http-only", step: "9h", .cookies, "5.7 step 15",
    "a script cannot set an `HttpOnly` cookie")
  package static let scriptReplacesHTTPOnly = Clause(
    "script-replaces-http-only", step: "9h", .cookies, "5.7 step 23.2",
    "a script cannot replace an `HttpOnly` cookie")

  package static let stored = Clause(
    "stored", step: "9i", .cookies, "5.7 step 24", "the cookie is stored")
  package static let replaced = Clause(
    "replaced", step: "9i", .cookies, "5.7 step 23",
    "the cookie replaces one of the same name, domain, path and partition")
  package static let deleted = Clause(
    "deleted", step: "9i", .cookies, "5.7 step 23",
    "a lifetime in the past deletes the cookie of that name, domain, path and partition")
  package static let deletesNothing = Clause(
    "deletes-nothing", step: "9i", .cookies, "5.7 step 23",
    "no cookie has that name, domain, path and partition: a deletion must repeat them")

  /// All of them, in the order of this file.
  static let storing: [Clause] = [
    controlCharacter, pairTooLong, pairEmpty, domainNotASCII, domainPublicSuffix, domainElsewhere,
    secureFromInsecure, secureOverlay, setFromElsewhere, setFromFrame, noneWithoutSecure,
    securePrefix, hostPrefixSecure, hostPrefixDomain, hostPrefixPath, httpPrefixSecure,
    httpPrefixHTTPOnly, httpPrefixScript, namelessPrefix, partitionedWithoutSecure,
    partitionWithoutSite, scriptSetsHTTPOnly, scriptReplacesHTTPOnly, stored, replaced, deleted,
    deletesNothing,
  ]
}
