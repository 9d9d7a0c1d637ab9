/// The clauses about what a browser skips or changes in a `Set-Cookie` line; the explanation of
/// each is its documentation.
extension Clause {
  package static let attributeTooLong = Clause(
    "attribute-too-long", step: "9b", .cookies, "5.6",
    "an attribute of more than 1024 octets is skipped")
  package static let attributeUnknown = Clause(
    "attribute-unknown", step: "9b", .cookies, "5.6",
    "an attribute that no browser knows is skipped")
  package static let maxAgeNotANumber = Clause(
    "max-age-not-a-number", step: "9b", .cookies, "5.6.2 step 3",
    "a `Max-Age` with anything but digits is skipped")
  package static let expiresUnreadable = Clause(
    "expires-unreadable", step: "9b", .cookies, "5.6.1 step 2",
    "an `Expires` that is no date is skipped")
  package static let lifetimeCapped = Clause(
    "lifetime-capped", step: "9b", .cookies, "5.5",
    "the lifetime is cut to 400 days")
  package static let sameSiteUnknown = Clause(
    "same-site-unknown", step: "9b", .cookies, "5.6.7 step 1",
    "an unknown `SameSite` word counts as no `SameSite` at all")
  package static let pathRelative = Clause(
    "path-relative", step: "9d", .cookies, "5.6.4",
    "a `Path` that does not begin with `/` gives way to the request's own folder")
  package static let domainIsOwnSuffix = Clause(
    "domain-own-suffix", step: "9c", .cookies, "5.7 step 9.3",
    "`Domain` is the host itself and a public suffix: it counts as absent")

  /// All of them, in the order of this file.
  static let noting: [Clause] = [
    attributeTooLong, attributeUnknown, maxAgeNotANumber, expiresUnreadable, lifetimeCapped,
    sameSiteUnknown, pathRelative, domainIsOwnSuffix,
  ]
}
