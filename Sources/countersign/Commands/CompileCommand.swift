import ArgumentParser
import CountersignProfile
import CountersignSettings
import CountersignTargets

#if Server
  import CountersignServer
#endif

/// `countersign compile`: turns a profile into what other programs read.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compiles a profile into settings for servers, apps, proxies and deployments.",
    discussion: """
      The same profile gives the same bytes. A profile with errors is refused, unless --lab asks \
      for a build that shows them: such a server listens on loopback only.

      All files are written or none; one that would not change is not touched, and files that \
      Countersign does not make are left alone. With --check nothing is written: the exit status \
      is 1 and the difference is printed when a file is not what the profile gives.
      """)

  @Argument(help: "The profile.", completion: .file(extensions: ["yaml", "yml"]))
  var profile: String

  @Option(name: .shortAndLong, help: "The directory to write to (default: build/<name>).")
  var output: String?

  @Flag(help: "Compile in spite of errors.")
  var lab = false

  @Flag(help: "Write nothing; exit status 1 and a diff when a file is not current.")
  var check = false

  @OptionGroup var swift: SwiftOptions

  @Option(
    help: ArgumentHelp(
      "Also fill the templates of this folder, as its outputs.yaml lists them.",
      valueName: "folder"),
    completion: .directory)
  var templates: String?

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var options: OutputOptions

  func run() throws {
    let judgment = try Judgment(of: profile, reader: reading.reader)
    let compilation = try Compilation(of: judgment, lab: lab, renderer: options.renderer)
    let directory = output ?? "build/\(compilation.compiled.settings.name)"
    let artifacts =
      try compilation.artifacts(swift.form) + ownArtifacts(of: compilation)
    guard !check else { return try compare(artifacts, in: directory, judgment, compilation) }
    for (artifact, outcome) in try Compilation.write(artifacts, to: directory) {
      Console.print("\(directory)/\(artifact.path)  \(outcome.rawValue)")
    }
    noteServing(compilation)
  }

  /// Says what the embedded server does otherwise, of a profile that is meant for it.
  private func noteServing(_ compilation: Compilation) {
    #if Server
      guard compilation.targets.contains(.server) else { return }
      for note in ServeNotes.all(compilation.compiled.settings, hasOutbox: true) {
        Console.error("note: serve: \(note)")
      }
    #endif
  }

  private func ownArtifacts(of compilation: Compilation) throws -> [Artifact] {
    guard let templates else { return [] }
    return try OwnTemplates(templates, renderer: options.renderer)
      .artifacts(for: compilation.compiled)
  }

  private func compare(
    _ artifacts: [Artifact], in directory: String, _ judgment: Judgment, _ compilation: Compilation
  ) throws {
    guard let profile = judgment.profile else { throw ExitStatus.unjudged }
    let trace = try FieldTrace(of: profile, compilation, swift.form)
    let drift = try Drift(of: artifacts, in: directory, trace: trace)
    Console.write(drift.diff)
    for line in drift.summary() { Console.error(line) }
    if !drift.isCurrent { throw ExitStatus.findings }
  }
}
