#if Server
  import CountersignProfile
  import CountersignRules
  import CountersignSettings
  import CountersignSource
  import CountersignTargets

  /// What `serve` is given: a profile that is compiled now, or one that was.
  struct CompiledInput {
    let compiled: CompiledProfile
    /// The profile; nil when only its compiled form is at hand.
    let profile: Profile?

    /// Reads and compiles; throws `CommandFailure`, or `CompilationRefusal` for a profile that has
    /// errors.
    init(_ path: String, lab: Bool, reader: ProfileReader) throws {
      guard path.hasSuffix(".json") else {
        let judgment = try Judgment(of: path, reader: reader)
        profile = judgment.profile
        compiled = try Compilation(of: judgment, lab: lab).compiled
        return
      }
      profile = nil
      do {
        let text = try SourceFile.read(path, named: path, limit: YAMLLimits().fileBytes)
        compiled = try Self.judged(try CanonicalJSON.decode(text.bytes), path, lab: lab)
      } catch let error as SourceFileError {
        throw CommandFailure("cannot read \(path): \(error.reason)")
      } catch let error as CompiledProfileError {
        throw CommandFailure(
          "\(path) is no compiled profile of this version: \(error)",
          help: "compile the profile again")
      }
      guard lab || !compiled.lab else {
        throw CommandFailure(
          "\(path) is a lab build of a profile with errors", help: "--lab serves it on loopback")
      }
    }

    /// Judges what was compiled by the rules of this version, which may be newer.
    private static func judged(
      _ compiled: CompiledProfile, _ path: String, lab: Bool
    ) throws -> CompiledProfile {
      guard !compiled.lab else { return compiled }
      guard let profile = Profile.saying(compiled, named: "\(path), as a profile") else {
        throw CommandFailure(
          "\(path) has settings that no profile of this version gives",
          help: "compile the profile again")
      }
      let errors = Linter().lint(profile).filter { $0.severity == .error }
      guard !errors.isEmpty else { return compiled }
      guard !lab else {
        var marked = compiled
        marked.lab = true
        return marked
      }
      let count = errors.count == 1 ? "an error" : "\(errors.count) errors"
      throw CompilationRefusal(
        errors: errors,
        message: "\(path) has \(count) by the rules of this version: compile the profile again",
        status: .findings)
    }

    /// The port of the API's origin when that is on loopback; nil when it is elsewhere.
    static func port(of settings: AuthSettings) -> Int? {
      let authority = settings.site.api.split(separator: "/").last ?? ""
      let parts = authority.split(separator: ":")
      guard parts.count == 2, ["localhost", "127.0.0.1"].contains(parts[0]) else { return nil }
      return Int(parts[1])
    }
  }
#endif
