import CountersignProfile
import CountersignSource
import CountersignTargets

/// Fixes applied to the files that hold the findings.
struct FixRun {
  /// Whether fixes that change behaviour are taken too.
  let takesUnsafe: Bool

  /// Applies what fits together, file by file, each written atomically.
  ///
  /// A fix that overlaps another one waits for the next run.
  ///
  /// - Returns: How many fixes were applied.
  func apply(to judgments: [Judgment]) throws(CommandFailure) -> Int {
    let (sets, applied) = collect(judgments)
    for set in sets { try write(set) }
    return applied
  }

  /// The edits that would be made, file by file.
  func sets(for judgments: [Judgment]) -> [EditSet] { collect(judgments).sets }

  private func collect(_ judgments: [Judgment]) -> (sets: [EditSet], applied: Int) {
    var sets: [EditSet] = []
    var applied = 0
    for fix in judgments.flatMap(\.diagnostics).compactMap(\.fix) {
      guard takesUnsafe || fix.safety == .safe, let source = fix.edits.first?.place.source else {
        continue
      }
      let index = sets.firstIndex { $0.source.name == source.name } ?? sets.endIndex
      if index == sets.endIndex { sets.append(EditSet(of: source)) }
      // A shared base is read once for each profile: the edits are moved to the first reading.
      let edits = fix.edits.map {
        Edit(
          place: Place(source: sets[index].source, range: $0.place.range),
          replacement: $0.replacement)
      }
      let isKnown = edits.allSatisfy(sets[index].edits.contains)
      if !isKnown, (try? sets[index].add(edits)) != nil { applied += 1 }
    }
    return (sets.filter { !$0.edits.isEmpty }, applied)
  }

  private func write(_ set: EditSet) throws(CommandFailure) {
    let path = set.source.name
    let directory = FilePath.directory(of: path)
    do {
      _ = try ArtifactWriter.write(
        [Artifact(path: FilePath.name(of: path), bytes: set.applied())],
        to: path.hasPrefix("/") || !directory.isEmpty ? directory : ".")
    } catch {
      throw CommandFailure("cannot write \(path): \(error)")
    }
  }
}
