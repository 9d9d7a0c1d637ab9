import ArgumentParser
import CountersignProfile
import CountersignTargets

/// `countersign schema`: the JSON Schema of a profile, or of what it is compiled into.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of a profile (draft 2020-12).")

  @Flag(help: "Print the reference page of all fields instead, in Markdown.")
  var reference = false

  @Flag(help: "Print the JSON Schema of server.json instead.")
  var compiled = false

  func validate() throws {
    if reference && compiled { throw ValidationError("One of --reference and --compiled.") }
  }

  func run() {
    Console.write(text)
  }

  private var text: String {
    if reference { return FieldReference.text }
    guard compiled else { return ProfileSchema.value.text }
    return CompiledSchema.text(
      FieldTable.all.map {
        .init(path: $0.path, documentation: $0.documentation, words: $0.words)
      })
  }
}
