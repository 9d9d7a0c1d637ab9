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
      abstract: "Lints, compiles and serves profiles, and tries their promises over real HTTP.",
      discussion: """
        Each profile is compiled into build/<name>/ and applied by the embedded server on a free \
        loopback port, with throw-away keys, a throw-away certificate where the profile says \
        https, and a clock that experiments may move. Verdicts: held, revealed (with the bytes), \
        unreachable (with the reason). Exit status: 0 all as promised, 1 a promise is broken or a \
        finding of lint fails, 2 the input could not be judged.
        """)

    /// How the report is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
      case text, json
    }

    @Argument(help: "The profiles.", completion: .file(extensions: ["yaml", "yml"]))
    var profiles: [String]

    @Option(help: "How the report is printed: text or json.")
    var format = Format.text

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
      let bench = Lab(now: WallClock.milliseconds)
      var outcomes: [Outcome] = []
      for path in profiles { outcomes.append(try await verify(path, in: bench)) }
      if format == .json { Console.write(JSONReport.text(outcomes.map(\.report))) }
      if outcomes.contains(where: \.fails) { throw ExitStatus.findings }
    }

    private struct Outcome {
      var report: VerificationReport
      var fails: Bool
    }

    private func verify(_ path: String, in bench: Lab) async throws -> Outcome {
      let judgment = try Judgment(of: path, reader: reading.reader)
      let compilation = try Compilation(of: judgment, lab: lab, renderer: options.renderer)
      let name = compilation.compiled.settings.name
      let written = try compilation.write(to: "\(output)/\(name)")
      let verification = Verification(
        compilation.compiled, only: only.isEmpty ? nil : Set(only))
      guard verification.count > 0 else {
        throw CommandFailure("\(path) has no promise or rule \(only.joined(separator: ", "))")
      }
      if format == .text {
        Console.print("\(path): \(judgment.summary)")
        Console.print("compiled into \(output)/\(name)/: \(written.count) files\n")
      }
      let report: VerificationReport
      do {
        report = try await verification.run(in: bench, context: judgment.context) { done in
          Console.progress("\(path): \(done) of \(verification.count) tried")
        }
      } catch {
        throw CommandFailure("\(path) cannot be served: \(error)")
      }
      Console.progress("")
      if format == .text {
        Console.print(ReportTable(report, width: Console.width ?? 120).text)
      }
      return Outcome(
        report: report,
        fails: report.rows.contains(where: \.isUnexpected)
          || judgment.fails(at: nil, worst: judgment.worst))
    }
  }

  extension Judgment {
    /// What the profile's text tells of the rows of a report.
    fileprivate var context: Verification.Context {
      let profile = profile
      let bySlug = Dictionary(grouping: findings, by: \.diagnostic.slug)
      let severities = bySlug.mapValues { $0.map(\.diagnostic.severity).max()?.rawValue ?? "" }
      let fields = bySlug.compactMapValues { $0.first?.field }
      return Verification.Context(
        place: { field in
          guard let profile, profile.origin(of: field) != .implied else { return nil }
          let place = profile.place(of: field)
          return "\(FilePath.name(of: place.source.name)):\(place.start.line)"
        },
        finding: { severities[$0] }, field: { fields[$0] })
    }
  }
#endif
