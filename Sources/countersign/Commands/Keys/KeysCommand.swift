import ArgumentParser

/// `countersign keys`: the keys that a profile names.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Makes the keys that a profile names.",
    subcommands: [KeysGenerate.self])
}
