import Foundation
import TestSupport
import Testing

/// The manual page and the completions, which are made from the command line's declaration.
@Suite("The manual")
struct ManualTests {
  /// A command as the command line declares it.
  private struct Declared: Decodable {
    var commandName: String
    var arguments: [Argument]?
    var subcommands: [Declared]?

    struct Argument: Decodable {
      var abstract: String?
      var names: [Name]?
      var shouldDisplay: Bool
    }

    struct Name: Decodable {
      var name: String
    }

    /// The command and all below it.
    var all: [Declared] { [self] + (subcommands ?? []).flatMap(\.all) }
  }

  private struct Dump: Decodable {
    var command: Declared
  }

  private static func declared() throws -> [Declared] {
    let dump = try Command.run(["--experimental-dump-help"])
    return try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command.all
      .filter { $0.commandName != "help" }
  }

  @Test("has every command and every option, each with what it means")
  func complete() throws {
    let page = try Repository.text("docs/countersign.1")
    for command in try Self.declared() {
      #expect(
        page.contains("\n.It Em \(command.commandName)\n")
          || page.contains("\n.Nm \(command.commandName)\n"),
        "`\(command.commandName)` is missing; run `make docs`")
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        for name in argument.names ?? [] {
          #expect(
            page.contains("Fl \(name.name.count == 1 ? "" : "-")\(name.name)")
              || page.contains(" , -\(name.name)"),
            "`\(name.name)` of `\(command.commandName)` is missing; run `make docs`")
        }
        let line = argument.abstract ?? ""
        #expect(page.contains("\n\(line)\n"), "the words `\(line)` are missing; run `make docs`")
      }
    }
  }

  @Test("names no option that is gone")
  func current() throws {
    let known = Set(
      try Self.declared().flatMap { $0.arguments ?? [] }.flatMap { $0.names ?? [] }.map(\.name))
    let page = try Repository.text("docs/countersign.1")
    let listed = page.split(separator: "\n").filter { $0.hasPrefix(".It Fl ") }
      .flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("-") }
      .map { String($0.dropFirst().prefix { $0 != "," }) }
    #expect(!listed.isEmpty)
    #expect(listed.filter { !known.contains($0) } == [], "run `make docs`")
  }

  @Test("completes the commands in three shells", arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let script = try Command.run(["--generate-completion-script", shell])
    #expect(script.status == 0)
    for command in try Self.declared() { #expect(script.output.contains(command.commandName)) }
    #expect(script.output.contains("fail-on"))
  }
}
