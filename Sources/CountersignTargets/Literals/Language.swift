import Mustache

/// A language that generated code is written in, by the content type that its templates state.
enum Language: String, Hashable, Sendable, CaseIterable {
  case swift = "SWIFT"
  case python = "PYTHON"
  case nginx = "NGINX"
  case caddy = "CADDY"
  case shell = "SHELL"
  case typeScript = "TYPESCRIPT"
  case json = "JSON"
  case yaml = "YAML"

  /// Makes the content types known to the template engine.
  static func registerContentTypes() {
    for language in allCases {
      MustacheContentTypes.register(Finished(), named: language.rawValue)
    }
  }

  /// The content type of code: nothing is escaped, because every value is a literal already.
  private struct Finished: MustacheContentType {
    func escapeText(_ text: String) -> String { text }
  }
}
