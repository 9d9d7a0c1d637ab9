/// A stretch of text and what to write in its place.
package struct Edit: Hashable, Sendable {
  /// What is replaced; an empty range inserts.
  package var place: Place
  /// The new text; empty deletes.
  package var replacement: String

  /// An edit that writes `replacement` over `place`.
  package init(place: Place, replacement: String) {
    self.place = place
    self.replacement = replacement
  }
}

/// Edits that belong together and remove one diagnostic.
package struct Fix: Hashable, Sendable {
  /// Whether a fix may be applied without a person looking at it.
  package enum Safety: String, Hashable, Sendable {
    /// The meaning is what the author wrote; applied by `--fix`.
    case safe
    /// The meaning may change; applied only with `--fix --unsafe`.
    case unsafe
  }

  /// The edits, which do not overlap.
  package var edits: [Edit]
  /// Whether it may be applied unseen.
  package var safety: Safety
  /// What the fix does, as an imperative: "write `false`".
  package var title: String

  /// A fix from its edits.
  package init(edits: [Edit], safety: Safety, title: String) {
    self.edits = edits
    self.safety = safety
    self.title = title
  }

  /// A safe fix that writes `replacement` over one place.
  package static func safe(_ title: String, _ place: Place, _ replacement: String) -> Fix {
    Fix(edits: [Edit(place: place, replacement: replacement)], safety: .safe, title: title)
  }
}
