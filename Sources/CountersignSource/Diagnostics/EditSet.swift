/// Edits of one text that can be made together.
///
/// Edits count in the bytes of the text as it was; none sees the effect of another.
package struct EditSet: Sendable {
  /// Why an edit does not fit.
  package enum Conflict: Error, Hashable, Sendable {
    /// `edit` touches bytes that `other` replaces, or both insert at one point.
    case overlap(Edit, with: Edit)
    /// The edit belongs to another text.
    case foreign(Edit)
    /// The edit reaches beyond the end of the text.
    case outside(Edit)
  }

  /// The text that is edited.
  package let source: SourceText
  /// The accepted edits, in the order of the text.
  package private(set) var edits: [Edit] = []

  /// An empty set of edits of a text.
  package init(of source: SourceText) {
    self.source = source
  }

  /// Adds all edits of a fix, or none.
  ///
  /// An edit that is already there is not added twice.
  ///
  /// - Throws: The first conflict; the set is then unchanged.
  package mutating func add(_ fix: Fix) throws(Conflict) { try add(fix.edits) }

  /// Adds all the edits, or none.
  ///
  /// - Throws: The first conflict; the set is then unchanged.
  package mutating func add(_ additions: [Edit]) throws(Conflict) {
    var copy = self
    for edit in additions { try copy.insert(edit) }
    self = copy
  }

  /// The bytes of the text with every edit made.
  package func applied() -> [UInt8] {
    var result: [UInt8] = []
    var done = 0
    for edit in edits {
      result += source.bytes[done..<edit.place.range.lower]
      result += edit.replacement.utf8
      done = edit.place.range.upper
    }
    return result + source.bytes[done...]
  }

  private mutating func insert(_ edit: Edit) throws(Conflict) {
    let range = edit.place.range
    guard edit.place.source === source else { throw .foreign(edit) }
    guard range.lower >= 0, range.upper <= source.bytes.count else { throw .outside(edit) }
    let index = edits.firstIndex { !Self.precedes($0.place.range, range) } ?? edits.count
    if index < edits.count, edits[index] == edit { return }
    if index > 0, Self.clash(edits[index - 1].place.range, range) {
      throw .overlap(edit, with: edits[index - 1])
    }
    if index < edits.count, Self.clash(range, edits[index].place.range) {
      throw .overlap(edit, with: edits[index])
    }
    edits.insert(edit, at: index)
  }

  private static func precedes(_ left: SourceRange, _ right: SourceRange) -> Bool {
    (left.lower, left.upper) < (right.lower, right.upper)
  }

  private static func clash(_ left: SourceRange, _ right: SourceRange) -> Bool {
    left.upper > right.lower || left == right
  }
}
