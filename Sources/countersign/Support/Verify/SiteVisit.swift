#if Server
  import CountersignBrowser
  import CountersignSettings
  import CountersignWire

  /// The verification of a server that is not ours, with what goes wrong in the user's words.
  struct SiteVisit {
    private let runner: ProbeRunner
    private let manners: SiteVerification.Manners

    /// Prepares a visit.
    ///
    /// - Throws: `CommandFailure` for authorities that are none.
    init(
      _ target: ProbeTarget, settings: AuthSettings, manners: SiteVerification.Manners
    ) throws(CommandFailure) {
      do {
        runner = try ProbeRunner(
          target: target, settings: settings, clock: WallClock.milliseconds)
      } catch {
        throw CommandFailure("\(error)", help: error.help)
      }
      self.manners = manners
    }

    /// What the user should know beforehand.
    var notes: [String] {
      let target = runner.target
      let here = target.api.origin.description
      var notes: [String] = []
      if let there = try? WebURL(parsing: runner.settings.site.api), there.host != target.api.host {
        notes.append(
          "the profile is for \(there.origin): at \(here) browsers treat its cookies otherwise "
            + "(`--url \(there.origin) --connect HOST:PORT` keeps the name)")
      }
      if target.security == .plain, !target.api.host.isLoopback,
        !["127.0.0.1", "::1", "localhost"].contains(target.address.host)
      {
        notes.append("the password goes to \(here) without encryption")
      }
      return notes
    }

    /// Carries all experiments out.
    ///
    /// - Throws: `CommandFailure` when the server cannot be judged.
    func verify(
      _ experiments: Experiments, context: ReportContext, progress: (Int) -> Void
    ) async throws(CommandFailure) -> VerificationReport {
      let accounts = [runner.target.account, runner.target.secondAccount].compactMap(\.self)
      let passwords = accounts.flatMap { [$0.otherPassword, $0.password] }
      do {
        return try await SiteVerification(experiments, runner: runner, manners: manners).run(
          context: context, passwords: passwords, progress: progress)
      } catch {
        Console.progress("")
        throw CommandFailure("\(runner.target.api.origin): \(error)", help: error.help)
      }
    }
  }
#endif
