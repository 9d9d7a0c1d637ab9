import ArgumentParser
import CountersignProfile

/// `countersign schema`: the JSON Schema of a profile.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of a profile (draft 2020-12).")

  @Flag(help: "Print the reference page of all fields instead, in Markdown.")
  var reference = false

  func run() {
    Console.write(reference ? FieldReference.text : ProfileSchema.value.text)
  }
}
