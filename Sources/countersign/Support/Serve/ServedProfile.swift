#if Server
  import CountersignProfile
  import CountersignServer
  import CountersignSettings
  import CountersignSource
  import Logging

  /// The profile that `serve` was given, to be read at the start and at each reload.
  struct ServedProfile: Sendable {
    /// The profile or `server.json`.
    let path: String
    /// Where relative paths of secrets start.
    let directory: String
    /// Whether errors of the checklist are let through.
    let lab: Bool
    /// Whether `/.well-known/countersign` tells of it.
    let isAnnounced: Bool
    let reader: ProfileReader

    /// Reads and compiles it; throws `CommandFailure` and `CompilationRefusal`.
    func read() throws -> CompiledInput {
      try CompiledInput(path, lab: lab, reader: reader)
    }

    /// Puts what depends on the profile into the options.
    func fill(_ options: inout ServerOptions, with input: CompiledInput) throws {
      let compiled = input.compiled
      options.isLab = compiled.lab
      options.announcement =
        isAnnounced
        ? Announcement(
          fingerprint: compiled.fingerprint, rules: RuleSet.version, isLab: compiled.lab) : nil
      options.console = try ConsolePage(for: compiled.settings, input.profile)
    }

    /// Puts what the file says now in force; what keeps it out is logged, and nothing changes.
    func reload(_ server: AuthServer, _ options: ServerOptions, _ logger: Logger) async {
      do {
        let input = try read()
        let compiled = input.compiled
        var options = options
        try fill(&options, with: input)
        try await server.reload(
          compiled.settings, environment: Environment.all, directory: directory, options: options)
        logger.notice(
          "the profile was reloaded",
          metadata: ["profile": "\(path)", "fingerprint": "\(compiled.fingerprint)"])
      } catch let refusal as CompilationRefusal {
        for error in refusal.errors { note(error, logger) }
        note(refusal.message, logger)
      } catch let failure as CommandFailure {
        note(failure.message, logger)
      } catch {
        note("\(error)", logger)
      }
    }

    private func note(_ error: Diagnostic, _ logger: Logger) {
      let start = error.place.start
      logger.error(
        "the profile has an error",
        metadata: [
          "rule": "\(error.slug)", "fact": "\(error.message)",
          "at": "\(error.place.source.name):\(start.line):\(start.column)",
        ])
    }

    private func note(_ reason: String, _ logger: Logger) {
      logger.error(
        "the reload was refused, and the old profile stays in force",
        metadata: ["profile": "\(path)", "reason": "\(reason)"])
    }
  }
#endif
