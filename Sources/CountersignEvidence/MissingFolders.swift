import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The directories that were looked for of late and are not there, as where secrets are not kept
/// beside profiles: many profiles name files of one directory.
final class MissingFolders: Sendable {
  private let found = Mutex(Set<String>())

  /// How many are kept.
  private static let limit = 1_024

  /// Whether there is no such directory.
  func contains(_ directory: String) -> Bool {
    if found.withLock({ $0.contains(directory) }) { return true }
    var status = stat()
    guard stat(directory, &status) != 0 else { return false }
    found.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0.insert(directory)
    }
    return true
  }
}
