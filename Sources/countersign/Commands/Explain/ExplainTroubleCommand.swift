import ArgumentParser
import CountersignExplain

/// `countersign explain trouble`: the causes of the usual troubles, checked in a profile.
struct ExplainTroubleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trouble",
    abstract: "Checks a profile for the causes of the usual troubles with cookies.",
    discussion: """
      Cookies that are not set, cookies that are not sent, 401 on every request: each cause \
      answered yes or no, with the line. Exit status: 0 when none applies, 1 when one does, 2 when \
      the profile cannot be judged.
      """)

  @OptionGroup var subject: ExplainedProfile
  @OptionGroup var options: ExplainOptions

  func run() throws {
    let (profile, page) = try subject.read()
    let trouble = Trouble(in: profile, page: page, agent: options.browser)
    options.show(trouble, as: TroubleText(trouble).text)
    if !trouble.isNone { throw ExitStatus.findings }
  }
}
