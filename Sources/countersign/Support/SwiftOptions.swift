import ArgumentParser
import CountersignTargets

/// Which files of Swift settings there are.
struct SwiftForm: Hashable {
  /// Where the settings have their types from.
  var mode = SwiftTarget.Mode.selfContained
  /// Whether there is a file that reads overrides beside them.
  var overrides = false
}

/// Options of every command that makes Swift settings.
struct SwiftOptions: ParsableArguments {
  @Option(
    name: .customLong("import"),
    help: ArgumentHelp(
      "The module that the Swift file imports for its types: CountersignSettings (default: none, "
        + "the file declares them).", valueName: "module"))
  var imported: String?

  @Flag(
    help: ArgumentHelp(
      "Also write AuthSettings+Overrides.swift, which reads overrides of the Swift settings with "
        + "swift-configuration."))
  var overrides = false

  var form: SwiftForm {
    SwiftForm(mode: imported == nil ? .selfContained : .importing, overrides: overrides)
  }

  func validate() throws {
    guard imported == nil || imported == "CountersignSettings" else {
      throw ValidationError("--import takes CountersignSettings, which has the types.")
    }
  }
}
