import ArgumentParser
import CountersignProfile
import CountersignRules

/// Which rules speak.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these rules, families (such as cookies) or checklist items (1 to 7); several with commas.",
      valueName: "names"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Without these.", valueName: "names"))
  var ignore: [String] = []

  /// The rules that were chosen.
  var chosen: [Rule] {
    get throws {
      do {
        return try RuleSelection.rules(select: Self.names(select), ignore: Self.names(ignore))
      } catch {
        throw CommandFailure(
          "`\(error.name)` is no rule, no family and no item of the checklist",
          help: error.guess.map { "did you mean `\($0)`?" } ?? "countersign rules lists them")
      }
    }
  }

  private static func names(_ options: [String]) -> [String] {
    options.flatMap { $0.split(separator: ",").map(String.init) }
  }
}

/// Whether findings are mended.
struct FixOptions: ParsableArguments {
  @Flag(help: "Apply the safe fixes to the files.")
  var fix = false

  @Flag(help: "With --fix or --diff, take the fixes that change behaviour too.")
  var unsafeFixes = false

  @Flag(help: "Print what --fix would change and write nothing; exit status 1 when it would.")
  var diff = false

  /// Whether anything is to be mended.
  var isOn: Bool { fix || diff }

  func validate() throws {
    if unsafeFixes && !isOn { throw ValidationError("--unsafe-fixes goes with --fix or --diff.") }
  }
}
