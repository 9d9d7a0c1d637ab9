import ArgumentParser

/// `countersign explain`: a rule's page, and what a browser does with cookies and why.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a rule, and what a browser does with cookies and why.",
    subcommands: [
      ExplainRuleCommand.self, ExplainCookiesCommand.self, ExplainSetCookieCommand.self,
      ExplainTroubleCommand.self,
    ],
    defaultSubcommand: ExplainRuleCommand.self)
}
