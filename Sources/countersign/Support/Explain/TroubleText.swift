import CountersignExplain

/// Troubles and their causes as text.
struct TroubleText {
  private let trouble: Trouble

  init(_ trouble: Trouble) {
    self.trouble = trouble
  }

  /// The text, ending in a newline.
  var text: String {
    var lines = ExplainLines()
    for symptom in Trouble.Symptom.allCases {
      lines.add(symptom.title)
      for cause in trouble.causes where cause.symptom == symptom {
        lines.add("  \(cause.applies ? "YES" : "no ")  \(cause.question)")
        let place = cause.place.map { "(\($0))" }
        lines.add(cause.seen, last: place, indent: 7)
        if let cure = cause.cure { lines.add("cure: \(cure)", indent: 7) }
      }
      lines.add("")
    }
    let count = trouble.causes.count(where: \.applies)
    lines.add(count == 0 ? "none of the causes applies" : "\(count) of the causes apply")
    return lines.text
  }
}
