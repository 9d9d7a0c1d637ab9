import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite("the prompt for a password")
struct PasswordPromptTests {
  /// A terminal of the test's own.
  private struct Terminal {
    var own: Int32 = -1
    var command: Int32 = -1

    init() throws {
      try #require(openpty(&own, &command, nil, nil, nil) == 0)
    }

    /// Whether what is typed shows.
    var echoes: Bool {
      var state = termios()
      return tcgetattr(command, &state) == 0 && state.c_lflag & tcflag_t(ECHO) != 0
    }

    /// Waits for the echo to go on or off; false when it does not.
    func waits(for isOn: Bool) -> Bool {
      for _ in 0..<1000 where echoes != isOn { usleep(10_000) }
      return echoes == isOn
    }
  }

  private func adding(
    _ terminal: Terminal, _ database: String, _ body: (Process) throws -> Void
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: Command.path)
    process.arguments = ["users", "add", "alice", "--database", database]
    process.standardInput = FileHandle(fileDescriptor: terminal.command)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer {
      if process.isRunning { process.terminate() }
      close(terminal.own)
      close(terminal.command)
    }
    try #require(terminal.waits(for: false))
    try body(process)
  }

  @Test("shows nothing, and then again what is typed")
  func answered() throws {
    try withScratchDirectory { directory in
      let terminal = try Terminal()
      try adding(terminal, directory + "/users.sqlite") { process in
        let text = "a good password\n"
        #expect(write(terminal.own, text, text.utf8.count) == text.utf8.count)
        for _ in 0..<6000 where process.isRunning { usleep(10_000) }
        try #require(!process.isRunning)
        #expect(process.terminationStatus == 0)
        #expect(terminal.echoes)
      }
    }
  }

  @Test("gives the terminal back when it is interrupted", arguments: [SIGINT, SIGTERM, SIGHUP])
  func interrupted(signal: Int32) throws {
    try withScratchDirectory { directory in
      let terminal = try Terminal()
      try adding(terminal, directory + "/users.sqlite") { process in
        kill(process.processIdentifier, signal)
        for _ in 0..<6000 where process.isRunning { usleep(10_000) }
        try #require(!process.isRunning)
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == signal)
        #expect(terminal.echoes)
      }
    }
  }
}
