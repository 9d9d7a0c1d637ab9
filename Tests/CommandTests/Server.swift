import Foundation
import Testing

/// A running `countersign serve`; `fileLimit` bounds its files, in units of 1024 octets, and
/// `directory` is where it is started.
final class Server {
  let client: PlainClient
  private let process = Process()
  private let errors: URL?

  /// Starts a server; with `log`, its standard error goes to that file.
  init(
    _ profile: String, database: String, environment: [String: String],
    options: [String] = [], log: String? = nil, fileLimit: Int? = nil,
    directory: String? = nil
  ) throws {
    let output = Pipe()
    if let directory { process.currentDirectoryURL = URL(filePath: directory) }
    process.executableURL = URL(filePath: Command.path)
    process.arguments = ["serve", profile, "--port", "0", "--database", database] + options
    if let fileLimit {
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments =
        ["-c", "ulimit -f \(fileLimit); exec \"$0\" \"$@\"", Command.path]
        + (process.arguments ?? [])
    }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output
    errors = log.map { URL(filePath: $0) }
    if let errors {
      try Data().write(to: errors)
      process.standardError = try FileHandle(forWritingTo: errors)
    }
    try process.run()
    var line = ""
    while !line.hasSuffix("\n") {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { break }
      line += String(decoding: data, as: UTF8.self)
    }
    let port = line.split(separator: ":").last?.prefix { $0.isNumber } ?? ""
    let address = line.firstMatch(of: /127\.0\.0\.1:(\d+)/)?.output.1 ?? port
    client = PlainClient(port: try #require(UInt16(address), "\(line)"))
  }

  /// A request of the app, with the CSRF token that `csrf` handed out.
  func post(
    _ route: String, _ csrf: PlainClient.Answer, cookies: [String: String], json: String? = nil
  ) throws -> PlainClient.Answer {
    let token = csrf.cookies["csrftoken"] ?? ""
    return try client.send(
      "POST", "/api/auth/\(route)/", cookies: cookies.merging(["csrftoken": token]) { $1 },
      headers: ["X-CSRFToken": token, "Origin": "http://localhost:3000"], json: json)
  }

  /// Sends a signal.
  func signal(_ signal: Int32) { Glibc.kill(process.processIdentifier, signal) }

  /// Waits until the log has a line with all these words; nil when there is none in ten seconds.
  func logLine(with words: [String]) throws -> String? {
    for _ in 0..<100 {
      let text = try errors.map { try String(contentsOf: $0, encoding: .utf8) } ?? ""
      if let line = text.split(separator: "\n").first(where: { line in
        words.allSatisfy { line.contains($0) }
      }) {
        return String(line)
      }
      usleep(100_000)
    }
    return nil
  }

  /// Sends a signal, waits for the end and returns the status.
  @discardableResult
  func kill(_ signal: Int32) -> Int32 {
    Glibc.kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationStatus
  }
}
