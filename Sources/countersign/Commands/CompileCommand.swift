import ArgumentParser
import CountersignProfile
import CountersignSettings
import CountersignTargets

/// `countersign compile`: turns a profile into what other programs read.
struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: "Compiles a profile into settings for servers, apps, proxies and deployments.",
    discussion: """
      The same profile gives the same bytes. A profile with errors is refused, unless --lab asks \
      for a build that shows them: such a server listens on loopback only.
      """)

  @Argument(help: "The profile.", completion: .file(extensions: ["yaml", "yml"]))
  var profile: String

  @Option(name: .shortAndLong, help: "The directory to write to (default: build/<name>).")
  var output: String?

  @Flag(help: "Compile in spite of errors.")
  var lab = false

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var options: OutputOptions

  func run() throws {
    let judgment = try Judgment(of: profile, reader: reading.reader)
    let compilation = try Compilation(of: judgment, lab: lab, renderer: options.renderer)
    let directory = output ?? "build/\(compilation.compiled.settings.name)"
    for (artifact, outcome) in try compilation.write(to: directory) {
      Console.print("\(directory)/\(artifact.path)  \(outcome.rawValue)")
    }
  }
}
