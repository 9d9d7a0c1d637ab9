extension Diagnostic {
  /// The diagnostic as it may be shown: no sentence repeats what its texts conceal.
  ///
  /// A fix that would write a concealed text is left out, for half of it would be wrong. Apply fixes
  /// from the diagnostic itself.
  package var redacted: Diagnostic {
    let hidden = concealments
    guard !hidden.isEmpty else { return self }
    let clean = { (text: String) in hidden.reduce(text) { $1.redacted($0) } }
    var copy = self
    copy.message = clean(message)
    copy.notes = notes.map(clean)
    copy.help = help.map(clean)
    copy.related = related.map { Related(place: $0.place, message: clean($0.message)) }
    if let fix, ([fix.title] + fix.edits.map(\.replacement)).contains(where: { clean($0) != $0 }) {
      copy.fix = nil
    }
    return copy
  }

  /// What is concealed in the texts that the diagnostic speaks of.
  private var concealments: [Concealment] {
    var sources: [SourceText] = []
    for source in [place.source] + related.map(\.place.source)
    where !sources.contains(where: { $0 === source }) {
      sources.append(source)
    }
    return sources.map(\.concealment).filter { !$0.isEmpty }
  }
}
