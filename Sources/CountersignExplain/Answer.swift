package import CountersignBrowser

/// What a browser does, with the clause of a standard that decides it.
package struct Answer: Hashable, Sendable, Encodable {
  /// Whether it does it.
  package var isYes: Bool
  /// The word that names the clause among all others.
  package var clause: String
  /// The standard and its section, such as `RFC 6265bis 5.7 step 19`.
  package var citation: String
  /// The clause in one sentence, without a full stop.
  package var explanation: String
  /// Whether the owner of the profile wants a yes here; else a no is as it should be.
  package var isWanted: Bool
  /// The smallest change that makes it a yes; nil when it is one, is not wanted, or none was found.
  package var proposal: Proposal?
  /// Why no change was found, in a sentence; nil when there is a proposal or nothing to change.
  package var obstacle: String?

  /// An answer that follows from a verdict.
  package init(_ verdict: Verdict, isWanted: Bool = false) {
    isYes = verdict.isYes
    clause = verdict.clause.id
    citation = verdict.clause.citation
    explanation = verdict.clause.explanation
    self.isWanted = isWanted
  }

  /// Whether something that is wanted does not happen.
  package var isFault: Bool { isWanted && !isYes }

  private enum CodingKeys: String, CodingKey {
    case isYes = "yes"
    case clause, citation, explanation
    case isWanted = "wanted"
    case proposal, obstacle
  }
}

/// Changes that together turn a no into a yes, tried before they are proposed.
package struct Proposal: Hashable, Sendable, Encodable {
  /// The changes: at most three, and what is written elsewhere and must follow them.
  package var changes: [Change]
}

/// One setting, or one attribute of a cookie line, that gets another value.
package struct Change: Hashable, Sendable, Encodable {
  /// The field, such as `cookies.access.same_site`, or the attribute, such as `SameSite`.
  package var field: String
  /// The value now, in YAML spelling; nil for an attribute that is absent.
  package var from: String?
  /// The value proposed, in YAML spelling; nil for an attribute to leave out.
  package var to: String?
  /// Where it is written, as `file:line`; nil for a default and for an attribute.
  package var place: String?
}
