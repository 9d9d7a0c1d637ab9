import ArgumentParser
import CountersignBrowser
import CountersignProfile
import CountersignSource

/// The profile that an explanation is about, and the page.
struct ExplainedProfile: ParsableArguments {
  @Argument(help: "The profile.", completion: .file(extensions: ["yaml", "yml"]))
  var profile: String

  @Option(help: ArgumentHelp("The only page to look at.", valueName: "origin"))
  var page: String?

  @OptionGroup var reading: ReadingOptions

  /// The profile, and the page where one was named.
  ///
  /// What keeps the profile from being read whole is printed.
  func read() throws -> (profile: Profile, page: Origin?) {
    let judgment = try Judgment(of: profile, reader: reading.reader)
    guard let profile = judgment.profile, profile.isWhole else {
      for complaint in judgment.complaints {
        Console.error(DiagnosticRenderer().text(complaint))
      }
      throw ExitStatus.unjudged
    }
    let page = try page.map { text throws(CommandFailure) in
      try ExplainOptions.origin(text, option: "--page")
    }
    return (profile, page)
  }
}
