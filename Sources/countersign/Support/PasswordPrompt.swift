#if Server
  import Dispatch

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// A password from the terminal, without showing it, or from the first line of standard input.
  enum PasswordPrompt {
    /// The password.
    ///
    /// - Throws: `CommandFailure` when none is given, or one that no client could send.
    static func ask(for name: String) throws(CommandFailure) -> String {
      guard let password = read(for: name), !password.isEmpty else {
        throw CommandFailure("no password was given")
      }
      guard password.contains(where: { !$0.isWhitespace }), !password.unicodeScalars.contains("\0")
      else { throw CommandFailure("a password is not blank and has no NUL") }
      return password
    }

    private static func read(for name: String) -> String? {
      guard isatty(STDIN_FILENO) == 1 else { return readLine() }
      Console.progress("Password for \(name): ")
      let password = withoutEcho { readLine() }
      Console.error("")
      return password
    }

    private static func withoutEcho(_ body: () -> String?) -> String? {
      var saved = termios()
      guard tcgetattr(STDIN_FILENO, &saved) == 0 else { return body() }
      var silent = saved
      silent.c_lflag &= ~tcflag_t(ECHO)
      let installed = DispatchGroup()
      let watches = [SIGINT, SIGTERM, SIGHUP, SIGQUIT].map { restoring(saved, at: $0, installed) }
      // A signal that came before would be lost.
      installed.wait()
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
      defer {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &saved)
        for watch in watches { watch.cancel() }
      }
      return body()
    }

    /// Gives the terminal back as it was before a signal ends the program; cancelled, the signal acts
    /// as ever. The group is left once signals are seen.
    private static func restoring(
      _ saved: termios, at number: Int32, _ installed: DispatchGroup
    ) -> any DispatchSourceSignal {
      // A handler that does nothing: an ignored signal would not reach the source on Linux.
      signal(number) { _ in }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        var saved = saved
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &saved)
        signal(number, SIG_DFL)
        kill(getpid(), number)
      }
      source.setCancelHandler { signal(number, SIG_DFL) }
      installed.enter()
      source.setRegistrationHandler { installed.leave() }
      source.resume()
      return source
    }
  }
#endif
