import ArgumentParser
import CountersignKeys

/// `countersign keys generate`: makes a key and puts it where nobody else reads it.
struct KeysGenerate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes a signing key: hmac, rsa, ec or ed25519.",
    discussion: """
      The key goes to a file that only its owner can read (mode 0600). A file that is there is kept \
      unless --force is given. An HMAC secret is written as base64url without a line end, which \
      `keys.encoding` utf8 and base64url both read. A private key is PKCS#8 PEM.
      """)

  /// The sorts of keys.
  enum Sort: String, ExpressibleByArgument, CaseIterable {
    case hmac
    case rsa
    case ec
    case ed25519
  }

  @Argument(
    help: "The sort of key: hmac (for HS256), rsa (for RS256 and PS256), ec (for ES256) or ed25519.")
  var sort: Sort

  @Option(name: .shortAndLong, help: "The file for the secret or private key.", completion: .file())
  var output: String?

  @Option(help: "A file for the public key as well.", completion: .file())
  var `public`: String?

  @Option(help: "Print a line `NAME='key'` for an environment file: the secret is shown.")
  var env: String?

  @Option(help: "The random octets of an HMAC secret, 32 to 1024 (default: 64).")
  var octets: Int?

  @Option(help: "The bits of an RSA key, 2048 to 8192 (default: 3072).")
  var bits: Int?

  @Option(help: "The curve of an EC key: P-256, P-384 or P-521 (default: P-256).")
  var curve: NamedCurve?

  @Flag(help: "Replace files that are there.")
  var force = false

  func validate() throws {
    if output == nil, env == nil { throw ValidationError("Give --output FILE, or --env NAME.") }
    if let fault = misplacedOption { throw ValidationError(fault) }
    if let octets, !(32...1024).contains(octets) {
      throw ValidationError("An HMAC secret has 32 to 1024 octets (RFC 7518, 3.2).")
    }
    if let bits, !(2048...8192).contains(bits) {
      throw ValidationError("An RSA key has 2048 to 8192 bits (RFC 7518, 3.3).")
    }
    if let env, env.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) == nil {
      throw ValidationError("`\(env)` is no name of an environment variable.")
    }
    if let output, output == `public` {
      throw ValidationError("The two keys go to different files.")
    }
  }

  func run() throws {
    let key: Key
    do throws(CryptoError) {
      key = try made()
    } catch {
      throw CommandFailure("the key cannot be made: \(error)")
    }
    try write(key)
  }

  private var misplacedOption: String? {
    if octets != nil, sort != .hmac { return "--octets is for hmac." }
    if bits != nil, sort != .rsa { return "--bits is for rsa." }
    if curve != nil, sort != .ec { return "--curve is for ec." }
    if `public` != nil, sort == .hmac { return "An HMAC secret has no public key." }
    return nil
  }
}

extension KeysGenerate {
  /// A key that was made.
  private struct Key {
    var secret: SecretBytes
    /// Nil for an HMAC secret.
    var publicPEM: String?
  }

  private func made() throws(CryptoError) -> Key {
    let kind: KeyKind
    switch sort {
    case .hmac:
      return Key(secret: try KeyGenerator.secretText(octets: octets ?? 64), publicPEM: nil)
    case .rsa: kind = .rsa(bits: bits ?? 3072)
    case .ec: kind = .ec(curve ?? .p256)
    case .ed25519: kind = .ed25519
    }
    let pair = try KeyGenerator.make(kind)
    return Key(secret: pair.privatePEM, publicPEM: pair.publicPEM)
  }

  private func write(_ key: Key) throws {
    var files: [SecretFile] = []
    if let output { files.append(SecretFile(path: output, content: key.secret, mode: 0o600)) }
    if let path = `public`, let pem = key.publicPEM {
      files.append(SecretFile(path: path, content: SecretBytes(text: pem), mode: 0o644))
    }
    try SecretFile.write(files, replacing: force)
    for file in files { Console.print("\(file.path)  written, mode \(file.modeText)") }
    if let pem = key.publicPEM, let jwk = try? PublicJWK(pem: pem), env == nil {
      Console.print("kid \(jwk.thumbprint)")
    }
    if let env {
      // Neither base64url nor PEM has a quotation mark in it.
      Console.print("\(env)='\(key.secret.utf8Text ?? "")'")
    }
  }
}

extension NamedCurve: ExpressibleByArgument {
  /// The names that JSON Web Keys use.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
}
