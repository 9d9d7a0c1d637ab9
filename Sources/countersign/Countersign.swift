import ArgumentParser

/// The command line.
@main
struct Countersign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "countersign",
    abstract:
      "Lints, compiles, serves and verifies how a deployment does JWT-in-cookie authentication.",
    discussion: """
      An auth profile is a YAML file; profiles/README.md shows the language on a page.

      Exit status: 0 when all is well, 1 for findings or broken promises, 2 when the input could \
      not be judged.
      """,
    version: Version.text,
    subcommands: subcommands)

  private static var subcommands: [any ParsableCommand.Type] {
    let always: [any ParsableCommand.Type] = [
      LintCommand.self, DiffCommand.self, CompileCommand.self, EffectiveCommand.self,
      RulesCommand.self, ExplainCommand.self, SchemaCommand.self, TraceCommand.self,
      KeysCommand.self,
    ]
    #if Server
      return always + [
        ServeCommand.self, VerifyCommand.self, UsersCommand.self, SessionsCommand.self,
      ]
    #else
      return always
    #endif
  }

  /// Runs the command; wrong usage is status 2, as is all input that could not be judged.
  static func main() async {
    // Asked for by scripts again and again, and said before the parser looks at its commands.
    if CommandLine.argc == 2, let word = CommandLine.unsafeArgv[1] {
      let answer: String? =
        switch String(cString: word) {
        case "--version": Version.text
        case "--help": RootHelp.text
        default: nil
        }
      if let answer {
        Console.print(answer)
        ExitStatus.success.endProcess()
      }
    }
    do {
      if let lint = PlainLint(CommandLine.arguments.dropFirst()) {
        try await lint.run()
        ExitStatus.success.endProcess()
      }
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      ExitStatus.success.endProcess()
    } catch let failure as CommandFailure {
      Console.error("countersign: \(failure.message)")
      if let help = failure.help { Console.error("  \(help)") }
      ExitStatus.unjudged.endProcess()
    } catch let status as ExitStatus {
      status.endProcess()
    } catch {
      let isRequest = exitCode(for: error) == .success
      let message = fullMessage(for: error)
      if isRequest { Console.print(message) } else { Console.error(message) }
      (isRequest ? ExitStatus.success : .unjudged).endProcess()
    }
  }
}

/// The version of the program.
enum Version {
  static let text = "0.1.0"
}
