/// Why a file could not be read as a text.
package enum SourceFileError: Error, Hashable, Sendable {
  /// Nothing has that name.
  case missing
  /// The name is a symbolic link to nothing.
  case danglingLink
  /// The name is a directory.
  case directory
  /// The name is a FIFO, a socket or a device.
  case notRegular
  /// The process may not open it.
  case forbidden
  /// The file holds more than `limit` bytes.
  case tooLarge(limit: Int)
  /// The system's error number, for whatever else failed.
  case system(Int32)

  /// The fact in words, for a message such as "cannot read base.yaml: no such file".
  package var reason: String {
    switch self {
    case .missing: "no such file"
    case .danglingLink: "a symbolic link to a file that does not exist"
    case .directory: "a directory, not a file"
    case .notRegular: "not a regular file"
    case .forbidden: "permission denied"
    case .tooLarge(let limit): "larger than \(limit) bytes"
    case .system(let number): "system error \(number)"
    }
  }
}
