import Foundation
import Testing

/// What an operator changes with the other commands while the program serves.
@Suite("countersign serve, while another process writes")
struct ServeFreshnessTests {
  private static let profile = """
    profile: 1
    name: watched
    environment: development
    site: { api: "http://localhost:8000", apps: [{ origin: "http://localhost:3000" }] }
    routes: { csrf: /auth/csrf/ }
    tokens: { revocation: { store: database } }
    keys: { signing: { env: COUNTERSIGN_TEST_KEY } }

    """

  private static let environment = [
    "COUNTERSIGN_TEST_KEY": String((0..<64).map { _ in "0123456789abcdef".randomElement() ?? "0" })
  ]

  @Test(
    "refuses with the next request what a command has ended",
    arguments: [["users", "disable", "alice"], ["sessions", "revoke", "--all"]])
  func ended(command: [String]) throws {
    try withScratchDirectory { directory in
      let database = directory + "/users.sqlite"
      let profile = directory + "/watched.yaml"
      try Self.profile.write(toFile: profile, atomically: true, encoding: .utf8)
      let add = ["users", "add", "alice", "--database", database]
      #expect(try Command.run(add, input: "correct horse\n").status == 0)
      let server = try Server(profile, database: database, environment: Self.environment)
      defer { server.kill(SIGTERM) }
      let csrf = try server.client.send("GET", "/api/auth/csrf/")
      let login = try server.post(
        "login", csrf, cookies: [:], json: #"{"username":"alice","password":"correct horse"}"#)
      let data = { try server.client.send("GET", "/api/data/", cookies: login.cookies).status }
      #expect(try [data(), data(), data()] == [200, 200, 200])
      let outcome = try Command.run(command + ["--database", database])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(try data() == 401)
    }
  }
}
