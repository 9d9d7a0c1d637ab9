/// The clauses about the same-site question; the explanation of each is its documentation.
extension Clause {
  package static let noInitiator = Clause(
    "no-initiator", step: "3", .cookies, "5.2",
    "a typed address or a bookmark is a same-site request")
  package static let oneSite = Clause(
    "one-site", step: "3", .cookies, "5.2",
    "everyone involved has the same scheme and registrable domain")
  package static let initiatorOpaque = Clause(
    "initiator-opaque", step: "3", .cookies, "5.2",
    "an opaque origin, as of a sandboxed frame, is same-site with nobody")
  package static let initiatorElsewhere = Clause(
    "initiator-elsewhere", step: "3", .cookies, "5.2",
    "the page that started the request belongs to another site than the URL")
  package static let topLevelElsewhere = Clause(
    "top-level-elsewhere", step: "3", .cookies, "5.2.1",
    "the page in the address bar belongs to another site than the URL")
  package static let ancestorElsewhere = Clause(
    "ancestor-elsewhere", step: "3", .cookies, "5.2.1",
    "a frame around the page belongs to another site than the URL")

  /// All of them, in the order of this file.
  static let siting: [Clause] = [
    noInitiator, oneSite, initiatorOpaque, initiatorElsewhere, topLevelElsewhere,
    ancestorElsewhere,
  ]
}
