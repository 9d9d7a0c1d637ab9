import CountersignSource

/// The number of diagnostics that are told of one file.
struct DiagnosticCap {
  private let limit: Int

  init(_ limit: Int) {
    self.limit = max(limit, 1)
  }

  /// The diagnostics without those beyond the limit of their file, in their order.
  ///
  /// What weighs more is kept rather than what weighs less, and the last that is kept says how many
  /// are not told.
  func cut(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > limit else { return diagnostics }
    let files = Dictionary(grouping: diagnostics.indices) { diagnostics[$0].place.source.name }
    var kept: [Int: Int] = [:]
    for numbers in files.values {
      let heaviest = numbers.sorted {
        (diagnostics[$1].severity, $0) < (diagnostics[$0].severity, $1)
      }
      let told = heaviest.prefix(limit).sorted()
      for number in told { kept[number] = 0 }
      if let last = told.last { kept[last] = numbers.count - told.count }
    }
    return kept.keys.sorted().map { number in
      var diagnostic = diagnostics[number]
      if let rest = kept[number], rest > 0 {
        diagnostic.notes.append(
          "\(rest) more in this file; `--limit diagnostics=…` raises the limit of \(limit)")
      }
      return diagnostic
    }
  }
}
