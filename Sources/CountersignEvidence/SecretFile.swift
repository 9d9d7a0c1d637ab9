import CountersignKeys
import CountersignProfile
import CountersignRules
import CountersignSource

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that holds a secret.
struct SecretFile {
  /// Where it is, from the working directory.
  let path: String

  /// The most octets that are read of one.
  static let limit = 65_536

  /// Why it cannot be read.
  struct Failure: Error {
    /// In lower case without a full stop.
    var reason: String
  }

  /// The directory that it is in.
  var directory: String {
    let directory = FilePath.directory(of: path)
    return directory.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : directory
  }

  /// Reads a regular file and what is known of it beside its content; never waits for a FIFO or a
  /// device. `reference` is where the profile says that it is.
  func read(
    named reference: String, in project: Project, _ git: GitIndex?
  ) throws(Failure) -> (SecretBytes, FileFacts) {
    let text: SourceText
    do {
      text = try SourceFile.read(path, named: path, limit: Self.limit)
    } catch {
      throw Failure(reason: error.reason)
    }
    guard let real = RealPath.of(path) else { throw Failure(reason: "no such file") }
    var facts = FileFacts()
    try readMode(into: &facts, directory: FilePath.directory(of: real))
    facts.isSealed = Self.isSealed(text.bytes)
    facts.leavesProject = project.isLeft(by: reference, to: real)
    if let git, let repository = project.repository, project.holds(real) {
      facts.tracking = git.tracking(of: real, in: repository)
    }
    return (SecretBytes(text.bytes), facts)
  }

  private func readMode(into facts: inout FileFacts, directory: String) throws(Failure) {
    var file = stat()
    guard stat(path, &file) == 0 else { throw Failure(reason: "no such file") }
    facts.mode = UInt32(file.st_mode) & 0o777
    facts.isForeign = geteuid() != 0 && file.st_uid != 0 && file.st_uid != geteuid()
    var folder = stat()
    if stat(directory.isEmpty ? "/" : directory, &folder) == 0 {
      facts.isDirectoryOpen = UInt32(folder.st_mode) & 0o002 != 0
    }
  }

  /// Whether the content begins or is marked as sops, age and OpenPGP write it.
  private static func isSealed(_ bytes: [UInt8]) -> Bool {
    let starts = [
      "age-encryption.org/v1", "-----BEGIN AGE ENCRYPTED FILE-----", "-----BEGIN PGP MESSAGE-----",
    ]
    if starts.contains(where: { bytes.starts(with: $0.utf8) }) { return true }
    let mark = Array("ENC[AES256_GCM,".utf8)
    return bytes.indices.contains {
      bytes[$0] == mark[0] && bytes[$0...].starts(with: mark)
    }
  }
}

/// Paths with all links resolved.
enum RealPath {
  /// The resolved path; nil when there is nothing.
  static func of(_ path: String) -> String? {
    guard let resolved = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
