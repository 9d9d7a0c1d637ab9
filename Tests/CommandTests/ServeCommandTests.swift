import Foundation
import TestSupport
import Testing

@Suite("countersign serve")
struct ServeCommandTests {
  /// A development profile whose key outlives the process, with short rotation grace.
  private static let profile = """
    profile: 1
    name: served
    environment: development
    site: { api: "http://localhost:8000", apps: [{ origin: "http://localhost:3000" }] }
    routes: { csrf: /auth/csrf/ }
    tokens: { rotation: { grace: 0s }, revocation: { store: database } }
    keys: { signing: { env: COUNTERSIGN_TEST_KEY } }

    """

  private static let environment = [
    "COUNTERSIGN_TEST_KEY": String(
      (0..<32).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement() ?? "x" })
  ]

  @Test("does the guide's sequence, and after kill -9 still refuses the rotated token")
  func sequence() throws {
    try withScratchDirectory { directory in
      let path = directory + "/served.yaml"
      let database = directory + "/users.sqlite"
      try Self.profile.write(toFile: path, atomically: true, encoding: .utf8)
      let added = try Command.run(
        ["users", "add", "alice", "--database", database], input: "correct horse\n")
      #expect(added.status == 0, "\(added.errors)")

      let first = try Server(path, database: database, environment: Self.environment)
      let csrf = try first.client.send("GET", "/api/auth/csrf/")
      let login = try first.post("login", csrf, cookies: [:], json: Self.credentials)
      #expect(login.status == 200, "\(login.body)")
      #expect(try first.client.send("GET", "/api/data/", cookies: login.cookies).status == 200)
      let refreshed = try first.post("token/refresh", csrf, cookies: login.cookies)
      #expect(refreshed.status == 200)
      first.kill(SIGKILL)

      let second = try Server(path, database: database, environment: Self.environment)
      defer { second.kill(SIGKILL) }
      let data = try second.client.send("GET", "/api/data/", cookies: refreshed.cookies)
      #expect(data.status == 200)
      let replay = try second.post("token/refresh", csrf, cookies: login.cookies)
      #expect(replay.status == 401)
    }
  }

  private static let credentials = "{\"username\":\"alice\",\"password\":\"correct horse\"}"

  @Test("stops cleanly on SIGTERM")
  func terminates() throws {
    try withScratchDirectory { directory in
      let path = directory + "/served.yaml"
      try Self.profile.write(toFile: path, atomically: true, encoding: .utf8)
      let server = try Server(
        path, database: directory + "/users.sqlite", environment: Self.environment)
      #expect(server.kill(SIGTERM) == 0)
    }
  }

  @Test("finds a secret beside the profile, also of one that is named without its folder")
  func secretBesideProfile() throws {
    try withScratchDirectory { directory in
      let key = String(repeating: "k3y!", count: 16)
      try key.write(toFile: directory + "/jwt.key", atomically: true, encoding: .utf8)
      try Self.profile.replacing("{ env: COUNTERSIGN_TEST_KEY }", with: "{ file: jwt.key }")
        .write(toFile: directory + "/served.yaml", atomically: true, encoding: .utf8)
      for path in ["served.yaml", "./served.yaml", directory + "/served.yaml"] {
        let server = try Server(
          path, database: directory + "/users.sqlite", environment: [:], directory: directory)
        #expect(server.kill(SIGTERM) == 0)
      }
    }
  }

  @Test("says what keeps it from starting, and ends with 2")
  func refusals() throws {
    try withScratchDirectory { directory in
      let path = directory + "/served.yaml"
      try Self.profile.write(toFile: path, atomically: true, encoding: .utf8)
      let database = ["--database", directory + "/users.sqlite", "--port", "0"]
      let missing = try Command.run(["serve", path] + database)
      #expect(missing.status == 2)
      #expect(missing.errors.contains("COUNTERSIGN_TEST_KEY"))
      let short = try Command.run(
        ["serve", path] + database, environment: ["COUNTERSIGN_TEST_KEY": "short"])
      #expect(short.status == 2)
      #expect(short.errors.contains("5 octets"))
      #expect(!short.errors.contains("short;"))
      let nowhere = try Command.run(
        ["serve", path, "--port", "0", "--database", directory + "/none/users.sqlite"],
        environment: Self.environment)
      #expect(nowhere.status == 2)
      let running = try Server(
        path, database: directory + "/other.sqlite", environment: Self.environment)
      defer { running.kill(SIGKILL) }
      let taken = try Command.run(
        ["serve", path, "--port", "\(running.client.port)", "--database", directory + "/x.sqlite"],
        environment: Self.environment)
      #expect(taken.status == 2)
      #expect(taken.errors.contains("in use"))
    }
  }

  @Test("serves a lab build on loopback only")
  func lab() throws {
    let outcome = try withScratchDirectory { directory in
      try Command.run(
        [
          "serve", "--lab", "--address", "0.0.0.0", "--port", "0", "--database",
          directory + "/users.sqlite", "profiles/guide/production.yaml",
        ], environment: ["DJANGO_SECRET_KEY": String(repeating: "k3y!", count: 16)])
    }
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("loopback"))
  }

  @Test("can be moved in time and made to misbehave with --lab only, and then on loopback only")
  func control() throws {
    try withScratchDirectory { directory in
      let path = directory + "/served.yaml"
      try Self.profile.write(toFile: path, atomically: true, encoding: .utf8)
      let plain = try Server(path, database: directory + "/a.sqlite", environment: Self.environment)
      defer { plain.kill(SIGKILL) }
      #expect(try plain.client.send("GET", "/.countersign/state").status == 404)
      let lab = try Server(
        path, database: directory + "/b.sqlite", environment: Self.environment,
        options: ["--lab", "--clock-offset=86400"])
      defer { lab.kill(SIGKILL) }
      let state = try lab.client.send("GET", "/.countersign/state")
      #expect(state.status == 200)
      #expect(state.body.contains("\"offset_seconds\":86400"))
      let outside = try Command.run(
        ["serve", path, "--lab", "--address", "0.0.0.0", "--database", directory + "/c.sqlite"],
        environment: Self.environment)
      #expect(outside.status == 2)
      #expect(outside.errors.contains("loopback"))
    }
  }

  @Test(
    "takes no clock offset outside the lab or beyond a hundred years",
    arguments: [["--clock-offset=5"], ["--lab", "--clock-offset=3155760001"]])
  func clockOffset(arguments: [String]) throws {
    let outcome = try Command.run(["serve", "profiles/development.yaml"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("--clock-offset"))
  }
}
