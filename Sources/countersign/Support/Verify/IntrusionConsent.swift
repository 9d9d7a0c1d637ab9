#if Server
  import CountersignBrowser
  import CountersignSettings
  import CountersignWire

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// The typed word of the user that a production server may be disturbed.
  enum IntrusionConsent {
    /// Returns when nothing needs consent, or when it is given.
    ///
    /// - Throws: `CommandFailure` when the word is missing or another.
    static func require(
      for target: ProbeTarget, environment: AuthSettings.Environment, confirmed: String?
    ) throws(CommandFailure) {
      guard target.allowsIntrusion, environment == .production else { return }
      let host = target.api.host.text
      guard let word = confirmed ?? ask(host) else {
        throw CommandFailure(
          "--intrusive on a profile of environment production needs your word",
          help: "--confirm \(host) gives it: passwords are guessed there, limits used up")
      }
      guard word.lowercased() == host else {
        throw CommandFailure("`\(word)` is not the host of --url, \(host): nothing was sent")
      }
    }

    /// What the user types; nil when nobody is there.
    private static func ask(_ host: String) -> String? {
      guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
      Console.progress("Passwords will be guessed and limits used up at \(host). Its name: ")
      return readLine()
    }
  }
#endif
