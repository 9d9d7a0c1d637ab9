extension AuthSettings {
  /// Where a secret is; never the secret.
  public enum SecretReference: Sendable, Hashable, Codable, CustomStringConvertible {
    /// An environment variable, read when the server starts.
    case environment(String)

    /// A file; a relative path starts from the profile's directory.
    case file(String)

    /// So many random octets made at start: tokens die with the process.
    case generate(Int)

    /// The reference in words, such as `environment variable JWT_KEY`.
    public var description: String {
      switch self {
      case .environment(let name): "environment variable \(name)"
      case .file(let path): "file \(path)"
      case .generate(let count): "\(count) random octets"
      }
    }

    /// Decodes `{"env": name}`, `{"file": path}` or `{"generate": count}`.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      guard container.allKeys.count == 1, let key = container.allKeys.first else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: container.codingPath,
            debugDescription: "expected exactly one of env, file, generate"))
      }
      switch key {
      case .environment: self = .environment(try container.decode(String.self, forKey: key))
      case .file: self = .file(try container.decode(String.self, forKey: key))
      case .generate: self = .generate(try container.decode(Int.self, forKey: key))
      }
    }

    /// Encodes a map of one entry, spelled as in the profile.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .environment(let name): try container.encode(name, forKey: .environment)
      case .file(let path): try container.encode(path, forKey: .file)
      case .generate(let count): try container.encode(count, forKey: .generate)
      }
    }

    private enum CodingKeys: String, CodingKey {
      case environment = "env"
      case file
      case generate
    }
  }
}
