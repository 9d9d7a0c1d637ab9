import ArgumentParser
import CountersignProfile
import CountersignSource

/// `countersign effective`: a profile with every value spelled out.
struct EffectiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "effective",
    abstract: "Prints a profile with every value and where it comes from.",
    discussion: """
      A value that is refused is printed as its default and told on standard error. Exit status: 0 \
      all is printed as written, 1 some of it was refused, 2 the input could not be judged.
      """)

  /// How the values are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case yaml, json
  }

  @Argument(help: "The profile.", completion: .file(extensions: ["yaml", "yml"]))
  var profile: String

  @Option(help: "How the values are printed: yaml or json.")
  var format = Format.yaml

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let judgment = try Judgment(of: profile, reader: reading.reader)
    for diagnostic in judgment.complaints where judgment.profile == nil || diagnostic.isError {
      Console.error(output.renderer.text(diagnostic))
    }
    guard let read = judgment.profile else { throw ExitStatus.unjudged }
    let effective = EffectiveProfile(read)
    switch format {
    case .yaml: Console.write(effective.yaml)
    case .json:
      Console.write(
        JSONValue.object(
          effective.rows.map {
            .init($0.field, .members(["value": .string($0.value), "origin": .string($0.origin)]))
          }
        ).text)
    }
    // What was refused is printed as its default, and is not what the profile says.
    if judgment.complaints.contains(where: \.isError) { throw ExitStatus.findings }
  }
}

extension Diagnostic {
  fileprivate var isError: Bool { severity == .error }
}
