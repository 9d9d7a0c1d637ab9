import CountersignProfile
import CountersignRules

/// Judged files in their order; those of one directory wait for each other and are compared.
///
/// A directory with more files than `largest` holds profiles of many deployments, or generated
/// ones: there is nothing to compare, and nothing waits.
struct FamilyQueue {
  /// The most files of a directory that are taken for one deployment's.
  static let largest = 32

  private let linter: Linter
  /// How many files of a directory are not judged yet.
  private var missing: [String: Int]
  private var waiting: [(file: ProfileSearch.File, judged: LintRun.Judged)] = []

  init(_ files: [ProfileSearch.File], linter: Linter) {
    self.linter = linter
    missing = Self.families(of: files)
  }

  /// The directories that hold several files of a run, with their numbers.
  static func families(of files: [ProfileSearch.File]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for file in files { counts[FilePath.directory(of: file.path), default: 0] += 1 }
    return counts.filter { (2...largest).contains($0.value) }
  }

  /// Takes the next file in; nil for one that is no profile.
  mutating func add(_ file: ProfileSearch.File, _ judged: LintRun.Judged?) {
    if let judged { waiting.append((file, judged)) }
    guard !missing.isEmpty else { return }
    let directory = FilePath.directory(of: file.path)
    guard let count = missing[directory] else { return }
    missing[directory] = count - 1
    if count == 1 { compare(directory) }
  }

  /// The files at the front that wait for no other, with what the comparison found.
  mutating func ready() -> [(file: ProfileSearch.File, judged: LintRun.Judged)] {
    let end =
      missing.isEmpty
      ? nil : waiting.firstIndex { (missing[FilePath.directory(of: $0.file.path)] ?? 0) > 0 }
    let ready = waiting[..<(end ?? waiting.endIndex)]
    waiting.removeFirst(ready.count)
    return Array(ready)
  }

  private mutating func compare(_ directory: String) {
    var indices: [Int] = []
    var members: [FamilyMember] = []
    for (index, item) in waiting.enumerated()
    where FilePath.directory(of: item.file.path) == directory {
      guard let member = item.judged.judgment?.member else { continue }
      indices.append(index)
      members.append(member)
    }
    guard members.count > 1 else { return }
    for (index, findings) in zip(indices, linter.findings(across: members)) {
      waiting[index].judged.judgment?.add(findings)
    }
  }
}
