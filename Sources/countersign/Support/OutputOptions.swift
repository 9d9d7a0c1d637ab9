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

  @Flag(help: "Make places links to their files, for terminals that follow OSC 8.")
  var hyperlinks = false

  var renderer: DiagnosticRenderer {
    var renderer = Self.plain
    renderer.usesColor = color.isOn
    renderer.linkFolder = hyperlinks ? Folder.current : nil
    return renderer
  }

  /// What draws diagnostics without colours.
  static var plain: DiagnosticRenderer {
    DiagnosticRenderer(unsafeFixCommand: "countersign lint --fix --unsafe-fixes")
  }
}
