/// A piece of code that is whole by itself: a literal, an expression, or the text of a comment.
///
/// Only the literals of a language make one from a setting, so whatever a template inserts is
/// quoted for that language.
struct Code: Hashable, Sendable {
  /// The language it is written in.
  let language: Language

  /// The code.
  let text: String
}
