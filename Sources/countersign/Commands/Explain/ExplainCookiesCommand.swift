import ArgumentParser
import CountersignExplain

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

  @OptionGroup var subject: ExplainedProfile
  @OptionGroup var options: ExplainOptions

  func run() throws {
    let (profile, page) = try subject.read()
    let table = CookieExplanation(of: profile, page: page, agent: options.browser).table
    options.show(table, as: CookieTableText(table).text)
    if !table.works { throw ExitStatus.findings }
  }
}
