import ArgumentParser
import CountersignProfile
import CountersignSource

/// `countersign effective`: a profile with every value spelled out.
struct EffectiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "effective",
    abstract: "Prints a profile with every value and where it comes from.")

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
    guard let read = judgment.profile else {
      for diagnostic in judgment.diagnostics { Console.error(output.renderer.text(diagnostic)) }
      throw ExitStatus.unjudged
    }
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
  }
}
