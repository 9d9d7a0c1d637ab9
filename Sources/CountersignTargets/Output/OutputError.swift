/// Why files were not written. Paths are as given, below the output directory's own path.
package enum OutputError: Error, Hashable, CustomStringConvertible {
  /// The path of a file is empty, absolute, leaves the directory, or is used twice.
  case unusablePath(String)
  /// A directory or something else that is no file is where a file goes.
  case notAFile(String)
  /// A file or something else that is no directory is where a directory goes.
  case notADirectory(String)
  /// A symbolic link is in the way; it may lead elsewhere.
  case symbolicLink(String)
  /// The system refused an operation; `reason` is its wording.
  case failed(operation: String, path: String, reason: String)

  /// The failure in words.
  package var description: String {
    switch self {
    case .unusablePath(let path): "`\(path)` is no path for an output file"
    case .notAFile(let path): "`\(path)` is in the way: it is no file"
    case .notADirectory(let path): "`\(path)` is in the way: it is no directory"
    case .symbolicLink(let path): "`\(path)` is in the way: it is a symbolic link"
    case .failed(let operation, let path, let reason): "cannot \(operation) `\(path)`: \(reason)"
    }
  }
}
