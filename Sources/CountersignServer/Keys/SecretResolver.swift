#if Server
  package import CountersignKeys
  package import CountersignSettings

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// Fetches the octets of a secret from where a profile says they are.
  package struct SecretResolver: Sendable {
    /// The greatest number of octets of a secret file.
    package static let limit = 65_536

    private let environment: [String: String]
    private let directory: String
    private let random: @Sendable (Int) throws -> [UInt8]

    /// Takes the variables to look in, and the folder from which relative paths start.
    ///
    /// `random` makes so many octets; it serves the `generate` references.
    package init(
      environment: [String: String], directory: String,
      random: @escaping @Sendable (Int) throws -> [UInt8] = { try RandomBytes.make($0) }
    ) {
      self.environment = environment
      self.directory = directory
      self.random = random
    }

    /// Reads the secret; throws `SecretError` naming the place, never the content.
    package func secret(
      at reference: AuthSettings.SecretReference
    ) throws(SecretError) -> SecretBytes {
      switch reference {
      case .environment(let name):
        guard let text = environment[name], !text.isEmpty else { throw .variableMissing(name) }
        return SecretBytes(Array(text.utf8))
      case .file(let path): return try file(path.hasPrefix("/") ? path : "\(directory)/\(path)")
      case .generate(let count):
        guard count > 0, let octets = try? random(count) else { throw .noRandomness }
        return SecretBytes(octets)
      }
    }

    /// Reads an HMAC secret and turns its text into octets; PEM is left as it is.
    ///
    /// Octets made here have no text and are taken as they are.
    package func key(
      at reference: AuthSettings.SecretReference, encoding: AuthSettings.KeyEncoding
    ) throws(SecretError) -> SecretBytes {
      let secret = try secret(at: reference)
      if case .generate = reference { return secret }
      guard !secret.isPEM else { return secret }
      guard let octets = KeyText.decode(secret, encoding) else {
        throw .notEncoded(reference.description, encoding: encoding.rawValue)
      }
      return octets
    }

    private func file(_ path: String) throws(SecretError) -> SecretBytes {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else {
        throw errno == ENOENT ? .fileMissing(path) : .fileUnreadable(path)
      }
      defer { close(descriptor) }
      var facts = stat()
      guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
        throw .notAFile(path)
      }
      var bytes = [UInt8](repeating: 0, count: Self.limit + 1)
      var count = 0
      while count < bytes.count {
        let more = bytes.withUnsafeMutableBytes { buffer in
          read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        }
        guard more >= 0 else { throw .fileUnreadable(path) }
        guard more > 0 else { break }
        count += more
      }
      guard count <= Self.limit else { throw .fileTooLarge(path, limit: Self.limit) }
      guard count > 0 else { throw .fileEmpty(path) }
      return SecretBytes(Array(bytes[..<count]))
    }
  }
#endif
