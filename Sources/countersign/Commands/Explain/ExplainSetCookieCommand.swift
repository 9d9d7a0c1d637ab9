import ArgumentParser
import CountersignBrowser
import CountersignExplain

/// `countersign explain set-cookie`: what becomes of one line in a browser.
struct ExplainSetCookieCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-cookie",
    abstract: "Tells whether a browser keeps a Set-Cookie line and sends it back, and why not.",
    discussion: """
      The cookie's value is never printed. Exit status: 0 when the cookie is kept and goes with \
      the page's own requests, 1 when not, 2 for addresses that are none.
      """)

  @Argument(help: "The line, with or without `Set-Cookie:` before it.")
  var line: String

  @Option(help: ArgumentHelp("The URL whose answer sets the cookie.", valueName: "url"))
  var from: String

  @Option(help: ArgumentHelp("The page that makes the request.", valueName: "origin"))
  var page: String

  @OptionGroup var options: ExplainOptions

  func run() throws {
    let url = try ExplainOptions.url(from, option: "--from")
    let origin =
      page == "null"
      ? Origin.opaque : try ExplainOptions.url(page, option: "--page").origin
    let explanation = LineExplanation(
      of: line, from: url, page: Page(origin), agent: options.browser)
    options.show(explanation, as: LineExplanationText(explanation).text)
    if !explanation.works { throw ExitStatus.findings }
  }
}
