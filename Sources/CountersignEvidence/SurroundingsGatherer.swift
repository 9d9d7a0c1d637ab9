import CountersignBrowser
import CountersignKeys
package import CountersignProfile
package import CountersignRules
import CountersignSettings

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Looks at what a profile names: its key files, its environment variables, its certificates.
///
/// One gatherer serves a whole run, for it salts the fingerprints of keys: only those that it made
/// can be compared, and outside of the run they say nothing.
package struct SurroundingsGatherer: Sendable {
  private let now: Int64
  private let git: GitIndex?
  private let salt: [UInt8]
  private let projects = KnownProjects()
  private let missing = MissingFolders()
  private let variable: @Sendable (String) -> String?

  /// Creates a gatherer.
  ///
  /// - Parameters:
  ///   - now: The moment of the judgement, in seconds since 1970.
  ///   - git: How git is asked; nil to ask nothing.
  ///   - variable: The value of an environment variable, which is asked for by its name only.
  package init(
    now: Int64, git: GitIndex? = GitIndex(),
    variable: @escaping @Sendable (String) -> String? = SurroundingsGatherer.processVariable
  ) {
    self.now = now
    self.git = git
    self.variable = variable
    // The system's generator: to start that of OpenSSL takes longer than to judge many a profile.
    var generator = SystemRandomNumberGenerator()
    salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// The value of a variable of this process.
  package static func processVariable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// What is known of everything that the profile names.
  ///
  /// Files are found from the directory of the profile itself, as the server does it.
  package func surroundings(of profile: Profile) -> Surroundings {
    var surroundings = Surroundings(now: now)
    var contents: [String: SecretBytes] = [:]
    let project = projects.project(of: profile.layers[0].path)
    for use in profile.secretUses {
      let source = content(of: use, in: profile, project)
      if case .bytes(let bytes, _) = source { contents[use.field] = bytes }
      surroundings.secrets[use.name] = state(of: source, for: use, in: profile)
    }
    if let certificates = contents["transport.tls.certificate"]?.utf8Text {
      surroundings.chain = ChainFacts(
        pem: certificates, privateKey: contents["transport.tls.private_key"],
        host: Self.host(of: profile))
    }
    return surroundings
  }
}

extension SurroundingsGatherer {
  /// What lies at the end of a reference.
  private enum Content {
    case state(SecretState)
    case bytes(SecretBytes, FileFacts?)
  }

  private func content(
    of use: SecretUse, in profile: Profile, _ project: Project
  ) -> Content {
    switch use.reference {
    case .generate: return .state(.unknown)
    case .environment(let name):
      guard let text = variable(name), !text.isEmpty else { return .state(.unset) }
      return .bytes(SecretBytes(text: text), nil)
    case .file(let path):
      let file = SecretFile(path: FilePath.join(profile.layers[0].path, path))
      if missing.contains(file.directory) { return .state(.unset) }
      do throws(SecretFile.Failure) {
        let (bytes, facts) = try file.read(named: path, in: project, git)
        if facts.isSealed {
          return .state(.unusable("it is encrypted; name the file that it is decrypted to", facts))
        }
        return .bytes(bytes, facts)
      } catch {
        return .state(.unusable(error.reason, nil))
      }
    }
  }

  private func state(
    of content: Content, for use: SecretUse, in profile: Profile
  ) -> SecretState {
    switch content {
    case .state(let state): return state
    case .bytes(let bytes, let file):
      do throws(KeyError) {
        if use.field == "transport.tls.certificate" {
          _ = try CertificateReader.facts(pemChain: bytes.utf8Text ?? "")
        }
        let key = try KeyReader.facts(
          bytes, encoding: Self.encoding(of: use, in: profile), salt: salt)
        return .found(SecretFacts(key, file: file))
      } catch {
        return .unusable(error.description, file)
      }
    }
  }

  /// How a secret's text becomes octets: `keys.encoding` is about the token keys.
  private static func encoding(of use: SecretUse, in profile: Profile) -> KeyEncoding {
    guard ["keys.signing", "keys.retired"].contains(use.field) else { return .utf8 }
    return KeyEncoding(rawValue: profile.settings.keys.encoding.rawValue) ?? .utf8
  }

  private static func host(of profile: Profile) -> String {
    (try? WebURL(parsing: profile.settings.site.api))?.host.text ?? ""
  }
}
