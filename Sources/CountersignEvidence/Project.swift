import CountersignProfile
import Synchronization

/// The directory that a profile and its files belong to.
struct Project {
  /// The nearest directory above the profile that holds `.git`; nil when there is none.
  let repository: String?
  /// The repository, or else the profile's own directory; nil when the profile is not on disk.
  let root: String?
  /// The profile's own directory; nil when the profile is not on disk.
  private let home: String?

  /// Finds the project of the profile at `path`.
  init(of path: String) {
    home = RealPath.of(FilePath.directory(of: path))
    var directory = home ?? ""
    while !directory.isEmpty, RealPath.of(directory + "/.git") == nil {
      directory = FilePath.directory(of: directory)
    }
    repository = directory.isEmpty ? nil : directory
    root = repository ?? home
  }

  /// Whether a resolved path lies inside.
  func holds(_ real: String) -> Bool {
    root.map { real.hasPrefix($0 == "/" ? "/" : $0 + "/") } ?? false
  }

  /// Whether a reference that names a place inside ends, through a link, at a file outside.
  func isLeft(by reference: String, to real: String) -> Bool {
    guard let home else { return false }
    return holds(FilePath.join(home + "/profile", reference)) && !holds(real)
  }
}

/// The projects that were found of late, by the directory of a profile: many profiles share one.
final class KnownProjects: Sendable {
  private let found = Mutex([String: Project]())

  /// How many are kept.
  private static let limit = 1_024

  /// The project of the profile at `path`.
  func project(of path: String) -> Project {
    let directory = FilePath.directory(of: path)
    if let known = found.withLock({ $0[directory] }) { return known }
    let project = Project(of: path)
    found.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[directory] = project
    }
    return project
  }
}
