/// The place in a standard that decided an answer, with the decision in plain words.
///
/// Clauses are compared by `id`. As an error, a clause is the reason for which a cookie is refused.
package struct Clause: Error, Sendable {
  /// A kebab-case word that names the clause among all others.
  package let id: String
  /// The step of the decision procedure, `1` to `10`, with a letter inside step 9 (`9f`).
  package let step: String
  package let document: StandardDocument
  /// The section as the document counts it: `5.7 step 18.4`, `CORS check step 4`.
  package let section: String
  /// One sentence without a full stop.
  package let explanation: String

  /// The document and the section, `RFC 6265bis 5.7 step 18.4`.
  package var citation: String { document.citation(of: section) }

  init(
    _ id: String, step: String, _ document: StandardDocument, _ section: String,
    _ explanation: String
  ) {
    self.id = id
    self.step = step
    self.document = document
    self.section = section
    self.explanation = explanation
  }

  /// Every clause an answer can carry, in the order of the procedure's subjects.
  package static let all = fetching + siting + sending + storing + noting
}

extension Clause: Hashable {
  package static func == (left: Clause, right: Clause) -> Bool { left.id == right.id }
  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Clause: CustomStringConvertible {
  package var description: String { "\(explanation) (\(citation))" }
}
