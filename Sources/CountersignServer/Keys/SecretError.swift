#if Server
  /// Why a secret is not where a profile says; it names the place, never the content.
  public enum SecretError: Error, Hashable, Sendable {
    /// The environment variable is not set, or empty.
    case variableMissing(String)
    /// There is no such file.
    case fileMissing(String)
    /// The path is a folder or device.
    case notAFile(String)
    /// The file cannot be read.
    case fileUnreadable(String)
    /// The file is larger than a key can be.
    case fileTooLarge(String, limit: Int)
    /// The file is empty.
    case fileEmpty(String)
    /// The text is not in the profile's encoding; the place and the encoding.
    case notEncoded(String, encoding: String)
    /// The system has no random octets.
    case noRandomness
  }

  extension SecretError: CustomStringConvertible {
    /// One line, lower case, without a full stop.
    public var description: String {
      switch self {
      case .variableMissing(let name): "the environment variable \(name) is not set"
      case .fileMissing(let path): "there is no file \(path)"
      case .notAFile(let path): "\(path) is not a file"
      case .fileUnreadable(let path): "\(path) cannot be read"
      case .fileTooLarge(let path, let limit): "\(path) is larger than \(limit) octets"
      case .fileEmpty(let path): "\(path) is empty"
      case .notEncoded(let place, let encoding): "\(place) is not \(encoding)"
      case .noRandomness: "the system has no random octets"
      }
    }
  }
#endif
