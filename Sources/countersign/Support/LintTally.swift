/// What a run of lint adds up to, while it goes on.
struct LintTally {
  private(set) var totals = LintTotals()
  /// The directories that the user named and that have held no profile so far.
  private(set) var barren: Set<String>
  /// The files that some profile extends.
  private var bases: Set<String> = []
  /// What can only be a base, and is told when nobody extends it.
  private var candidates: [(path: String, outcome: LintRun.Outcome)] = []

  /// An empty tally over the directories that the user named.
  init(folders: Set<String>) {
    barren = folders
  }

  /// Takes an outcome in; returns whether it is to be told now.
  mutating func take(
    _ outcome: LintRun.Outcome, of file: ProfileSearch.File, isBase: Bool
  ) -> Bool {
    if let folder = file.folder { barren.remove(folder) }
    bases.formUnion(outcome.bases)
    guard !isBase else {
      candidates.append((file.path, outcome))
      return false
    }
    totals.add(outcome)
    return true
  }

  /// Takes in the bases that no profile extends, at the end; they are judged by themselves.
  mutating func takeBasesThatNobodyExtends() -> [LintRun.Outcome] {
    let left = candidates.filter { !bases.contains($0.path) }.map(\.outcome)
    for outcome in left { totals.add(outcome) }
    candidates = []
    return left
  }
}
