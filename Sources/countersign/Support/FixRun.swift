import CountersignProfile
import CountersignSource

/// Fixes applied to the files that hold the findings, each proven before anything is written.
struct FixRun {
  /// Judges the profiles of the run again, with these texts in place of files.
  typealias Judge = ([String: SourceText]) throws(CommandFailure) -> [Judgment]

  /// What would be written.
  struct Plan {
    /// The edits, file by file.
    var sets: [EditSet] = []
    /// How many fixes they hold.
    var count = 0
    /// What speaks against those that were left out.
    var refused: [String] = []
  }

  /// Whether fixes that change behaviour are taken too.
  let takesUnsafe: Bool
  /// The limits of reading.
  let limits: YAMLLimits
  let judge: Judge

  /// Applies what fits together, file by file, each written atomically.
  ///
  /// A fix that overlaps another one waits for the next run.
  ///
  /// - Returns: What was written.
  func apply(to judgments: [Judgment]) throws(CommandFailure) -> Plan {
    let plan = try plan(for: judgments)
    for set in plan.sets { try OutputFile.write(set.applied(), to: set.source.name) }
    return plan
  }

  /// What would be written: all fixes that fit together, or, where the whole does not stand the
  /// proof, each that stands it with those before it.
  func plan(for judgments: [Judgment]) throws(CommandFailure) -> Plan {
    let candidates = judgments.flatMap(\.diagnostics).filter { diagnostic in
      diagnostic.fix.map { takesUnsafe || $0.safety == .safe } ?? false
    }
    let whole = collect(candidates)
    guard try objection(to: whole, judgments) != nil else {
      return Plan(sets: whole.sets, count: whole.taken.count)
    }
    var kept: [Diagnostic] = []
    var refused: [String] = []
    for candidate in candidates {
      let attempt = collect(kept + [candidate])
      guard attempt.taken.count > kept.count else { continue }
      if let objection = try objection(to: attempt, judgments) {
        refused.append("\(candidate.slug): \(objection)")
      } else {
        kept.append(candidate)
      }
    }
    return Plan(sets: collect(kept).sets, count: kept.count, refused: refused)
  }

  private func objection(
    to collected: (sets: [EditSet], taken: [Diagnostic]), _ judgments: [Judgment]
  ) throws(CommandFailure) -> String? {
    guard !collected.sets.isEmpty else { return nil }
    var texts: [String: SourceText] = [:]
    for set in collected.sets {
      let text = SourceText(name: set.source.name, bytes: set.applied())
      if let objection = FixProof.objection(to: set, writing: text, within: limits) {
        return objection
      }
      texts[set.source.name] = text
    }
    return FixProof.objection(to: collected.taken, before: judgments, after: try judge(texts))
  }

  private func collect(_ fixable: [Diagnostic]) -> (sets: [EditSet], taken: [Diagnostic]) {
    var sets: [EditSet] = []
    var taken: [Diagnostic] = []
    for diagnostic in fixable {
      guard let fix = diagnostic.fix, let source = fix.edits.first?.place.source else { continue }
      let index = sets.firstIndex { $0.source.name == source.name } ?? sets.endIndex
      if index == sets.endIndex { sets.append(EditSet(of: source)) }
      // A shared base is read once for each profile: the edits are moved to the first reading.
      let edits = fix.edits.map {
        Edit(
          place: Place(source: sets[index].source, range: $0.place.range),
          replacement: $0.replacement)
      }
      let isKnown = edits.allSatisfy(sets[index].edits.contains)
      if !isKnown, (try? sets[index].add(edits)) != nil { taken.append(diagnostic) }
    }
    return (sets.filter { !$0.edits.isEmpty }, taken)
  }
}
