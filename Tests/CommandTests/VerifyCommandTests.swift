import Foundation
import TestSupport
import Testing

@Suite("countersign verify")
struct VerifyCommandTests {
  static let url = ["--url", "https://api.shop.example", "--connect", "127.0.0.1:1"]
  static let account = ["COUNTERSIGN_USER": "alice", "COUNTERSIGN_PASSWORD": "c0rrect"]

  /// What cannot be done: arguments, environment, what is said. All end with 2.
  static let refusals: [(arguments: [String], environment: [String: String], said: String)] = [
    (url, [:], "COUNTERSIGN_USER and COUNTERSIGN_PASSWORD are not set"),
    (url, ["COUNTERSIGN_USER": "alice"], "COUNTERSIGN_PASSWORD is not set"),
    (
      url, ["COUNTERSIGN_USER": "alice", "COUNTERSIGN_PASSWORD": ""],
      "COUNTERSIGN_PASSWORD is not set"
    ),
    (
      url, account.merging(["COUNTERSIGN_USER_2": "bob"]) { $1 },
      "COUNTERSIGN_PASSWORD_2 is not set"
    ),
    (["--url", "ftp://a.de"], account, "no http or https address"),
    (["--url", "https://a:b@a.de/"], account, "more than an address"),
    (url + ["--connect", "nowhere"], account, "HOST:PORT"),
    (url + ["--ca", "no such file"], account, "cannot read the authorities"),
    (url + ["--ca", "profiles/base.yaml"], account, "no certificate"),
    (url + ["--intrusive"], account, "needs your word"),
    (url + ["--intrusive", "--confirm", "api.other.example"], account, "nothing was sent"),
    (url + ["--timeout", "0"], account, "1 to 3600"),
    (url + ["--only", "no-such-rule"], account, "no promise or rule no-such-rule"),
    (url, account, "nothing listens at 127.0.0.1:1"),
    (["--intrusive"], [:], "name it with --url"),
    (["--format", "pdf"], [:], "pdf"),
    (["--format", "json", "--format", "html"], [:], "standard output"),
  ]

  @Test("says what keeps it from its work, without the password", arguments: refusals.indices)
  func refuses(index: Int) throws {
    let (arguments, environment, said) = Self.refusals[index]
    let none = ["COUNTERSIGN_USER": "", "COUNTERSIGN_PASSWORD": "", "COUNTERSIGN_PASSWORD_2": ""]
    let outcome = try Command.run(
      ["verify", "profiles/production.yaml"] + arguments,
      environment: none.merging(environment) { $1 })
    #expect(outcome.status == 2, "\(outcome.output)")
    #expect(outcome.errors.contains(said), "\(outcome.errors)")
    #expect(!outcome.errors.contains("c0rrect"))
  }

  @Test("tries a running server, and writes each report whole")
  func site() throws {
    try withScratchDirectory { directory in
      let database = directory + "/users.sqlite"
      let added = try Command.run(
        ["users", "add", "alice", "--database", database], input: "c0rrect horse\n")
      #expect(added.status == 0, "\(added.errors)")
      let server = try Server(
        Repository.root + "/profiles/development.yaml", database: database, environment: [:])
      defer { server.kill(SIGKILL) }
      let outcome = try Command.run(
        [
          "verify", "profiles/development.yaml", "--url", "http://localhost:8000", "--connect",
          "127.0.0.1:\(server.client.port)", "--only", "access-cookie-attributes", "--only",
          "login-limit-by-address", "--format", "html=\(directory)/r/report.html", "--format",
          "json=\(directory)/report.json",
        ], environment: ["COUNTERSIGN_USER": "alice", "COUNTERSIGN_PASSWORD": "c0rrect horse"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("1 held, 0 revealed, 1 unreachable"))
      #expect(outcome.output.contains("skipped: intrusive"))
      let page = try String(contentsOfFile: directory + "/r/report.html", encoding: .utf8)
      #expect(page.hasSuffix("</html>\n"))
      let json = try String(contentsOfFile: directory + "/report.json", encoding: .utf8)
      for text in [page, json, outcome.output] {
        #expect(!text.contains("eyJ") && !text.contains("c0rrect"))
      }
    }
  }

  /// How two profiles of one directory name their keys, and what their experiment shows.
  static let keys: [(production: String, development: String, shown: String)] = [
    ("{ file: secrets/a.pem }", "{ file: ./secrets/a.pem }", "revealed"),
    ("{ file: secrets/a.pem }", "{ file: secrets/b.pem }", "held"),
    ("{ generate: 64 }", "{ generate: 64 }", "held"),
    ("{ env: TOKEN_KEY }", "{ env: TOKEN_KEY }", "unreachable"),
  ]

  @Test("tells whether two profiles that it is given share a key", arguments: keys.indices)
  func neighbours(index: Int) throws {
    let item = Self.keys[index]
    try withScratchDirectory { directory in
      let profiles = [("production", item.production), ("development", item.development)]
      for (environment, key) in profiles {
        try """
        profile: 1
        name: \(environment)
        environment: \(environment)
        site: { api: "https://api.acme-shop.de" }
        routes: { csrf: /auth/csrf/ }
        keys: { signing: \(key) }

        """.write(
          toFile: "\(directory)/\(environment).yaml", atomically: true, encoding: .utf8)
      }
      let outcome = try Command.run(
        [
          "verify", "--lab", "--only", "key-shared-across-environments", "--format", "json",
          "--output", directory + "/build",
        ] + profiles.map { "\(directory)/\($0.0).yaml" })
      #expect(outcome.status < 2, "\(outcome.errors)")
      let verdicts = outcome.output.matches(of: /"verdict"\s*:\s*"(\w+)"/).map { $0.output.1 }
      #expect(verdicts == [Substring(item.shown), Substring(item.shown)], "\(outcome.output)")
    }
  }

  @Test("says plainly that the server runs another profile")
  func otherProfile() throws {
    try withScratchDirectory { directory in
      let server = try Server(
        Repository.root + "/profiles/development.yaml", database: directory + "/users.sqlite",
        environment: [:])
      defer { server.kill(SIGKILL) }
      let outcome = try Command.run(
        [
          "verify", "profiles/development.yaml", "--url", "http://localhost:8000/elsewhere",
          "--connect", "127.0.0.1:\(server.client.port)",
        ], environment: Self.account)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("the server follows another profile"))
    }
  }
}
