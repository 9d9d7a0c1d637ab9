import ArgumentParser
import CountersignExplain
import CountersignProfile
import CountersignSource

/// `countersign explain cookies`: what becomes of a profile's cookies in a browser.
struct ExplainCookiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cookies",
    abstract: "Tells which cookies of a profile a browser stores and sends, and why not.",
    discussion: """
      For each app, cookie and kind of request: stored, sent, readable, or the first clause of a \
      standard that says no, and the smallest change to the profile that makes it work. Exit \
      status: 0 when all that the app needs works, 1 when something does not, 2 when the profile \
      cannot be judged.
      """)

  @Argument(help: "The profile.", completion: .file(extensions: ["yaml", "yml"]))
  var profile: String

  @Option(help: ArgumentHelp("The only page to look at.", valueName: "origin"))
  var page: String?

  @OptionGroup var options: ExplainOptions
  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let profile = try reading.judgedProfile(at: profile)
    let page = try page.map { text throws(CommandFailure) in
      try ExplainOptions.origin(text, option: "--page")
    }
    let table = CookieExplanation(of: profile, page: page, agent: options.browser).table
    options.show(table, as: CookieTableText(table).text)
    if !table.works { throw ExitStatus.findings }
  }
}

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

  @Argument(help: "The profile.", completion: .file(extensions: ["yaml", "yml"]))
  var profile: String

  @Option(help: ArgumentHelp("The only page to look at.", valueName: "origin"))
  var page: String?

  @OptionGroup var options: ExplainOptions
  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let profile = try reading.judgedProfile(at: profile)
    let page = try page.map { text throws(CommandFailure) in
      try ExplainOptions.origin(text, option: "--page")
    }
    let trouble = Trouble(in: profile, page: page, agent: options.browser)
    options.show(trouble, as: TroubleText(trouble).text)
    if !trouble.isNone { throw ExitStatus.findings }
  }
}

extension ReadingOptions {
  /// A profile that could be read whole; what keeps it from that is printed.
  func judgedProfile(at path: String) throws -> Profile {
    let judgment = try Judgment(of: path, reader: reader)
    guard let profile = judgment.profile, profile.isWhole else {
      for complaint in judgment.complaints {
        Console.error(DiagnosticRenderer().text(complaint))
      }
      throw ExitStatus.unjudged
    }
    return profile
  }
}
