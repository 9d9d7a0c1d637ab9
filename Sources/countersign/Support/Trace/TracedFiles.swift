import CountersignSource
import CountersignTargets

/// Generated files as lines that can be told apart from those of other profiles.
struct TracedFiles {
  /// Lines of each file, by its path, from 0.
  struct Numbers {
    fileprivate var byPath: [String: Set<Int>] = [:]

    mutating func formUnion(_ others: Numbers) {
      byPath.merge(others.byPath) { $0.union($1) }
    }

    func subtracting(_ others: Numbers) -> Numbers {
      var rest = self
      for (path, numbers) in others.byPath { rest.byPath[path]?.subtract(numbers) }
      return rest
    }
  }

  private let files: [(path: String, lines: [String])]

  init(_ artifacts: [Artifact]) {
    files = artifacts.map { ($0.path, Self.lines($0)) }
  }

  /// The lines that are others, or not there, in files of the same paths; none where the paths
  /// differ.
  func lines(differingFrom others: [Artifact]) -> Numbers {
    var found = Numbers()
    for (file, other) in zip(files, others) where files.count == others.count {
      let runs = LineRuns.differing(file.lines, Self.lines(other))
      found.byPath[file.path] = Set(runs.flatMap(\.old))
    }
    return found
  }

  /// The lines of which something is true, by the path of their file and their text without
  /// indentation.
  func lines(where isFound: (_ path: String, _ line: Substring) -> Bool) -> Numbers {
    var found = Numbers()
    for file in files {
      let numbers = file.lines.indices.filter {
        isFound(file.path, Self.unindented(file.lines[$0]))
      }
      found.byPath[file.path] = Set(numbers)
    }
    return found
  }

  /// The lines of this range of a file, if there is such a file and a range.
  func lines(_ range: Range<Int>?, of path: String) -> Numbers {
    var found = Numbers()
    if let range, files.contains(where: { $0.path == path }) { found.byPath[path] = Set(range) }
    return found
  }

  /// The lines in the order of the files, without blank ones.
  func listed(_ numbers: Numbers) -> [FieldTrace.Line] {
    files.flatMap { path, lines in
      numbers.byPath[path, default: []].sorted().compactMap { number in
        let text = Self.unindented(lines[number])
        return text.isEmpty
          ? nil : FieldTrace.Line(path: path, number: number + 1, text: String(text))
      }
    }
  }

  private static func unindented(_ line: String) -> Substring {
    line.drop { $0 == " " || $0 == "\t" }
  }

  private static func lines(_ artifact: Artifact) -> [String] {
    String(decoding: artifact.bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
