import Foundation
import TestSupport
import Testing

@Suite("countersign serve, while it runs")
struct ServeOperationTests {
  private static func profile(lifetime: String) -> String {
    """
    profile: 1
    name: served
    environment: development
    site: { api: "http://localhost:8000", apps: [{ origin: "http://localhost:3000" }] }
    tokens: { access_lifetime: \(lifetime) }
    csrf: { defence: none }
    keys: { signing: { generate: 32 } }
    lint:
      suppress:
        - { rule: csrf-undefended, reason: "the tests send no page's headers" }

    """
  }

  private func withServer(
    _ options: [String] = [], _ body: (Server, String) throws -> Void
  ) throws {
    try withScratchDirectory { directory in
      let path = directory + "/served.yaml"
      try Self.profile(lifetime: "5m").write(toFile: path, atomically: true, encoding: .utf8)
      let database = directory + "/users.sqlite"
      let added = try Command.run(
        ["users", "add", "alice", "--database", database], input: "correct horse\n")
      #expect(added.status == 0)
      let server = try Server(
        path, database: database, environment: [:], options: ["--lab"] + options,
        log: directory + "/log")
      defer { server.kill(SIGKILL) }
      try body(server, path)
    }
  }

  @Test("takes a changed profile at SIGHUP, and refuses one with errors")
  func reload() throws {
    try withServer(["--announce"]) { server, path in
      let announced = { try server.client.send("GET", "/.well-known/countersign").body }
      let first = try announced()
      #expect(first.contains("\"profile\":\"served\""))

      try Self.profile(lifetime: "6m").write(toFile: path, atomically: true, encoding: .utf8)
      server.signal(SIGHUP)
      #expect(try server.logLine(with: ["the profile was reloaded", "sha256:"]) != nil)
      let second = try announced()
      #expect(second != first)

      try (Self.profile(lifetime: "6m") + "nonsense: 1\n").write(
        toFile: path, atomically: true, encoding: .utf8)
      server.signal(SIGHUP)
      #expect(try server.logLine(with: ["field-unknown", "served.yaml:"]) != nil)
      #expect(try server.logLine(with: ["the reload was refused"]) != nil)
      #expect(try announced() == second)

      try FileManager.default.removeItem(atPath: path)
      server.signal(SIGHUP)
      #expect(try server.logLine(with: ["the reload was refused", "cannot read"]) != nil)
      #expect(try announced() == second)
    }
  }

  @Test("offers a page to try a development profile with, made of the files in templates/console")
  func console() throws {
    try withServer { server, _ in
      let answer = try server.client.send("GET", "/")
      #expect(answer.status == 200)
      for file in ["script.js", "style.css"] {
        #expect(answer.body.contains(try Repository.text("templates/console/\(file)")))
      }
      let page = try Repository.text("templates/console/page.html")
      #expect(answer.body.hasPrefix(page.prefix { $0 != "{" }))
      let policy = try #require(
        answer.headers.first { $0.lowercased().hasPrefix("content-security-policy:") })
      #expect(policy.contains("default-src 'none'; script-src 'sha256-"))
      #expect(policy.contains("frame-ancestors 'none'"))
    }
  }

  @Test("offers no page for other environments")
  func noConsole() throws {
    try withScratchDirectory { directory in
      let server = try Server(
        "profiles/guide/production.yaml", database: directory + "/users.sqlite",
        environment: ["DJANGO_SECRET_KEY": String(repeating: "k3y!", count: 16)],
        options: ["--lab"])
      defer { server.kill(SIGKILL) }
      #expect(try server.client.send("GET", "/").status != 200)
    }
  }

  @Test("answers what has begun before it ends at SIGTERM")
  func drain() throws {
    try withServer { server, _ in
      let body = #"{"username":"alice","password":"correct horse"}"#
      let head = [
        "POST /api/auth/login/ HTTP/1.1", "Host: localhost", "Content-Type: application/json",
        "Content-Length: \(body.utf8.count)", "", "",
      ].joined(separator: "\r\n")
      let answer = try server.client.exchange([head + body.prefix(10), String(body.dropFirst(10))])
      {
        // Only what has arrived has begun.
        usleep(500_000)
        server.signal(SIGTERM)
        usleep(500_000)
      }
      #expect(answer.hasPrefix("HTTP/1.1 200 "), "\(answer)")
      #expect(server.kill(0) == 0)
    }
  }

  @Test("writes its log as JSON lines on request")
  func json() throws {
    try withServer(["--log-format", "json", "--log-level", "info"]) { server, _ in
      _ = try server.client.send("GET", "/a\"b", headers: ["X-Request-ID": "find-me"])
      let line = try #require(try server.logLine(with: ["find-me"]))
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
      #expect(object?["message"] == "request")
      #expect(object?["path"] == "/a\"b")
      #expect(object?["time"]?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/) != nil)
    }
  }

  @Test(
    "says what is wrong with its options",
    arguments: [
      ["--metrics-address", "9464"], ["--metrics-address", "127.0.0.1:70000"],
      ["--metrics-address", "[::1:9464"], ["--log-format", "xml"],
    ])
  func usage(options: [String]) throws {
    let outcome = try Command.run(["serve", "profiles/development.yaml"] + options)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(options[1]))
  }
}
