import ArgumentParser
import CountersignBrowser
import CountersignExplain

/// What all explanations of browsers share.
struct ExplainOptions: ParsableArguments {
  /// How answers are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Option(
    help: ArgumentHelp(
      "The browser: \(Agent.presets.map(\.name).joined(separator: ", ")).", valueName: "preset"))
  var agent = "chromium"

  @Option(help: "How answers are printed: text or json.")
  var format = Format.text

  func validate() throws {
    guard Agent.preset(named: agent) == nil else { return }
    throw ValidationError(
      "There is no browser `\(agent)`; there are "
        + "\(Agent.presets.map(\.name).joined(separator: ", ")).")
  }

  /// The browser that was chosen.
  var browser: Agent { Agent.preset(named: agent) ?? .chromium }

  /// Prints a value as text or as JSON.
  func show(_ value: some Encodable, as text: @autoclosure () -> String) {
    switch format {
    case .text: Console.write(text())
    case .json: Console.write(JSONReport.text(value))
    }
  }

  /// The origin that a user wrote.
  ///
  /// - Throws: `CommandFailure` when it is none.
  static func origin(_ text: String, option: String) throws(CommandFailure) -> Origin {
    do {
      return try Origin(parsing: text)
    } catch {
      throw CommandFailure(
        "`\(option)` is no origin: \(error)",
        help: "an origin is scheme, host and port, such as https://app.acme-shop.de")
    }
  }

  /// The URL that a user wrote.
  ///
  /// - Throws: `CommandFailure` when it is none.
  static func url(_ text: String, option: String) throws(CommandFailure) -> WebURL {
    do {
      return try WebURL(parsing: text)
    } catch {
      throw CommandFailure(
        "`\(option)` is no URL: \(error)",
        help: "a URL has scheme, host and path, such as https://api.acme-shop.de/auth/login/")
    }
  }
}
