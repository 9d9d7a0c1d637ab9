#if Server
  import CountersignExplain
  import CountersignKeys
  import CountersignProfile
  import CountersignServer
  import CountersignSettings

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  extension ConsolePage {
    /// The page for a development profile; nil for others, which are not to be tried by hand.
    ///
    /// `profile` nil leaves out the tables of browser decisions, which need the places of fields.
    init?(for settings: AuthSettings, _ profile: Profile?) throws {
      guard settings.environment == .development else { return nil }
      let table = profile.map { CookieExplanation(of: $0).table }
      let facts = try Self.text(ConsoleFacts(settings, table: table))
      let (style, script) = (EmbeddedConsole.style, EmbeddedConsole.script)
      let html = EmbeddedConsole.page
        .replacing("{{style}}", with: style)
        .replacing("{{script}}", with: script)
        .replacing("{{facts}}", with: facts)
      self.init(html: html, policy: Self.policy(style: style, script: script))
    }

    /// Where a browser on this machine finds the page: under a name that the server accepts.
    static func url(of settings: AuthSettings, port: Int) -> String {
      let scheme = settings.transport.tls.termination == .server ? "https" : "http"
      let hosts = settings.site.hosts
      let host = hosts.contains("localhost") || hosts.contains("*") ? "localhost" : "127.0.0.1"
      return "\(scheme)://\(host):\(port)/"
    }

    /// JSON that cannot end the element it stands in.
    private static func text(_ facts: ConsoleFacts) throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(facts), as: UTF8.self)
        .replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
        .replacing("&", with: "\\u0026")
    }

    /// Nothing runs but this script, nothing is loaded, and only this server is called.
    private static func policy(style: String, script: String) -> String {
      [
        "default-src 'none'", "script-src '\(hash(script))'", "style-src '\(hash(style))'",
        "img-src data:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
        "frame-ancestors 'none'", "require-trusted-types-for 'script'",
      ].joined(separator: "; ")
    }

    private static func hash(_ text: String) -> String {
      "sha256-" + Data(Digest.sha256(Array(text.utf8))).base64EncodedString()
    }
  }
#endif
