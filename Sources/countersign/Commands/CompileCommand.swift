import ArgumentParser
import CountersignProfile
import CountersignSettings
import CountersignTargets

/// `countersign compile`: turns a profile into what other programs read.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract:
      "Compiles a profile into a server config, Swift and Django settings, and a browser client.",
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

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp(
      "The module that the Swift file imports for its types: CountersignSettings (default: none, "
        + "the file declares them).", valueName: "module"))
  var imported: String?

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var options: OutputOptions

  func validate() throws {
    guard imported == nil || imported == "CountersignSettings" else {
      throw ValidationError("--import takes CountersignSettings, which has the types.")
    }
  }

  func run() throws {
    let judgment = try Judgment(of: profile, reader: reading.reader)
    let compilation = try Compilation(of: judgment, lab: lab, renderer: options.renderer)
    let directory = output ?? "build/\(compilation.compiled.settings.name)"
    let mode: SwiftTarget.Mode = imported == nil ? .selfContained : .importing
    if check {
      let drift = try Drift(
        of: try compilation.artifacts(mode: mode), in: directory, profile: judgment.profile,
        compiled: compilation.compiled)
      Console.write(drift.diff)
      for line in drift.summary { Console.error(line) }
      if !drift.isCurrent { throw ExitStatus.findings }
      return
    }
    for (artifact, outcome) in try compilation.write(to: directory, mode: mode) {
      Console.print("\(directory)/\(artifact.path)  \(outcome.rawValue)")
    }
  }
}
