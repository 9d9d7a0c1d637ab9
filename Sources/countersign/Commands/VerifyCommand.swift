#if Server
  import ArgumentParser
  import CountersignLab
  import CountersignProfile
  import CountersignRules
  import CountersignSettings
  import CountersignSource
  import CountersignWire

  /// `countersign verify`: tries every promise of a profile over real HTTP.
  struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Tries the promises of profiles over real HTTP, on the embedded or any server.",
      discussion: """
        Each profile is compiled into build/<name>/ and applied by the embedded server on a free \
        loopback port, with throw-away keys, a throw-away certificate where the profile says \
        https, and a clock that experiments may move. Verdicts: held, revealed (with the bytes), \
        unreachable (with the reason). Exit status: 0 all as promised, 1 a promise is broken or a \
        finding of lint fails, 2 the input could not be judged.

        With --url the server at that address is tried instead, with the account of \
        COUNTERSIGN_USER and COUNTERSIGN_PASSWORD. Nothing is guessed, flooded or changed there \
        without --intrusive, nothing is written, and what lint says fails nothing. Exit status 2 \
        also says that the server cannot be reached or follows another profile.
        """)

    @Argument(help: "The profiles.", completion: .file(extensions: ["yaml", "yml"]))
    var profiles: [String]

    @OptionGroup var formats: ReportFormatOptions
    @OptionGroup(title: "A server that is not ours") var site: SiteOptions

    @Option(help: "Try only this promise or rule; may be given several times.")
    var only: [String] = []

    @Option(name: .shortAndLong, help: "The directory that artifacts go to, a folder a profile.")
    var output = "build"

    @Flag(help: "Verify a profile in spite of errors, to see them.")
    var lab = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var options: OutputOptions

    func validate() throws {
      if profiles.isEmpty { throw ValidationError("Name at least one profile.") }
    }

    func run() async throws {
      let target = try site.target()
      let bench = Lab(now: WallClock.milliseconds)
      let family = ProfileFamily(
        try profiles.map { try Judgment(of: $0, reader: reading.reader) })
      var outcomes: [Outcome] = []
      for index in profiles.indices {
        if let target {
          outcomes.append(try await verify(family.judgments[index], at: target))
        } else {
          outcomes.append(
            try await verify(
              family.judgments[index], in: bench,
              sharesSigningKey: family.sharesSigningKey(index)))
        }
      }
      try formats.finish(outcomes.map(\.report))
      if outcomes.contains(where: \.fails) { throw ExitStatus.findings }
    }

    private struct Outcome {
      var report: VerificationReport
      var fails: Bool
    }

    private func verify(
      _ judgment: Judgment, in bench: Lab, sharesSigningKey: Bool?
    ) async throws -> Outcome {
      let path = judgment.path
      let compilation = try Compilation(of: judgment, lab: lab, renderer: options.renderer)
      let name = compilation.compiled.settings.name
      let written = try compilation.write(to: "\(output)/\(name)")
      let experiments = try experiments(of: compilation, path: path)
      if formats.isText {
        Console.print("\(path): \(judgment.summary)")
        Console.print("compiled into \(output)/\(name)/: \(written.count) files\n")
      }
      let report: VerificationReport
      do {
        report = try await Verification(experiments).run(
          in: bench,
          given: Premises(
            judgment.surroundings ?? Surroundings(), sharesSigningKey: sharesSigningKey),
          context: judgment.context
        ) {
          Console.progress("\(path): \($0) of \(experiments.count) tried")
        }
      } catch {
        throw CommandFailure("\(path) cannot be served: \(error)")
      }
      Console.progress("")
      formats.announce(report)
      return Outcome(
        report: report,
        fails: report.rows.contains(where: \.isUnexpected)
          || judgment.fails(at: nil, worst: judgment.worst))
    }

    private func verify(_ judgment: Judgment, at target: ProbeTarget) async throws -> Outcome {
      let path = judgment.path
      let compilation = try Compilation(of: judgment, lab: true, renderer: options.renderer)
      let settings = compilation.compiled.settings
      let experiments = try experiments(of: compilation, path: path)
      try IntrusionConsent.require(
        for: target, environment: settings.environment, confirmed: site.confirm)
      let visit = try SiteVisit(target, settings: settings, manners: site.manners)
      for note in visit.notes { Console.error("countersign: \(path): \(note)") }
      let report = try await visit.verify(experiments, context: judgment.context) {
        Console.progress("\(path): \($0) of \(experiments.count) tried")
      }
      Console.progress("")
      formats.announce(report)
      return Outcome(report: report, fails: report.rows.contains(where: \.isUnexpected))
    }

    private func experiments(
      of compilation: Compilation, path: String
    ) throws(CommandFailure) -> Experiments {
      let experiments = Experiments(
        compilation.compiled, only: only.isEmpty ? nil : Set(only))
      guard experiments.count > 0 else {
        throw CommandFailure("\(path) has no promise or rule \(only.joined(separator: ", "))")
      }
      return experiments
    }
  }

  extension Judgment {
    /// What the profile's text tells of the rows of a report.
    fileprivate var context: ReportContext {
      let profile = profile
      let bySlug = Dictionary(grouping: findings, by: \.diagnostic.slug)
      let severities = bySlug.mapValues { $0.map(\.diagnostic.severity).max()?.rawValue ?? "" }
      let fields = bySlug.compactMapValues { $0.first?.field }
      return ReportContext(
        place: { field in
          guard let profile, profile.origin(of: field) != .implied else { return nil }
          let place = profile.place(of: field)
          return "\(FilePath.name(of: place.source.name)):\(place.start.line)"
        },
        finding: { severities[$0] }, field: { fields[$0] })
    }
  }
#endif
