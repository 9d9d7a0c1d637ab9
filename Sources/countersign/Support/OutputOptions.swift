import ArgumentParser
import CountersignSource

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether to colour standard output.
  var isOn: Bool {
    switch self {
    case .auto: Console.showsColor
    case .always: true
    case .never: false
    }
  }
}

/// Options of every command that prints diagnostics.
struct OutputOptions: ParsableArguments {
  @Option(help: "Colour the output: auto, always or never.")
  var color = ColorChoice.auto

  var renderer: DiagnosticRenderer {
    DiagnosticRenderer(
      usesColor: color.isOn, unsafeFixCommand: "countersign lint --fix --unsafe-fixes")
  }
}
