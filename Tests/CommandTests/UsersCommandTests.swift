import Foundation
import Testing

@Suite("countersign users and sessions")
struct UsersCommandTests {
  private func users(
    _ arguments: [String], _ database: String, input: String = ""
  ) throws -> Command.Outcome {
    try Command.run(["users"] + arguments + ["--database", database], input: input)
  }

  @Test("adds, lists, changes, disables and removes a user")
  func life() throws {
    try withScratchDirectory { directory in
      let database = directory + "/users.sqlite"
      #expect(
        try users(["add", "alice", "--email", "a@example.com"], database, input: "one\n").status
          == 0)
      let listed = try users(["list", "--format", "json"], database).output
      #expect(listed.contains(#""email" : "a@example.com""#))
      #expect(listed.contains(#""hasher" : "scrypt""#))
      #expect(listed.contains(#""is_active" : true"#))
      #expect(!listed.contains("ln="))
      #expect(try users(["set", "alice", "plan=pro", "tenant=a b"], database).status == 0)
      #expect(try users(["set", "alice", "tenant="], database).status == 0)
      let fields = try users(["list", "--format", "json"], database).output
      #expect(fields.contains(#""plan" : "pro""#))
      #expect(!fields.contains("tenant"))
      let changed = try users(["password", "alice"], database, input: "two\n")
      #expect(changed.status == 0)
      #expect(changed.output == "changed the password of alice; sessions ended: 0\n")
      #expect(try users(["disable", "alice"], database).status == 0)
      #expect(try users(["list"], database).output == "alice  disabled\n")
      #expect(try users(["enable", "alice"], database).status == 0)
      #expect(try users(["remove", "alice"], database).status == 0)
      #expect(try users(["list"], database).output.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["users.sqlite"])
    }
  }

  @Test("says what is wrong, and ends with 2")
  func refusals() throws {
    try withScratchDirectory { directory in
      let database = directory + "/users.sqlite"
      _ = try users(["add", "alice"], database, input: "one\n")
      let table: [([String], String, String)] = [
        (["add", "alice"], "two\n", "there is a user `alice` already"),
        (["add", "bob"], "", "no password was given"), (["add", "bob"], "\n", "no password"),
        (["add", "bob"], "  \n", "not blank"), (["add", ""], "x\n", "not empty"),
        (["add", "b b"], "x\n", "`b b` is no user name"),
        (["add", "b\u{202E}b"], "x\n", "`b<U+202E>b` is no user name"),
        (["set", "bob", "plan=pro"], "", "there is no user `bob`"),
        (["set", "alice", "username=bob"], "", "a field of every user"),
        (["set", "alice", "password=x"], "", "users password"),
        (["set", "alice", "=x"], "", "letters, digits and underscores"),
        (["set", "alice", "a b=x"], "", "letters, digits and underscores"),
        (["set", "alice", "plan"], "", "invalid"),
        (["password", "bob"], "x\n", "there is no user `bob`"),
        (["password", "alice"], "", "no password was given"),
        (["disable", "bob"], "", "there is no user `bob`"),
        (["import", "--django", directory + "/none.sqlite"], "", "not an SQLite database"),
        (["import", "--django", database], "", "no table `auth_user`"),
      ]
      for (arguments, input, message) in table {
        let outcome = try users(arguments, database, input: input)
        #expect(outcome.status == 2, "\(arguments)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
      }
      let nowhere = try users(["add", "alice"], directory + "/none/users.sqlite", input: "x\n")
      #expect(nowhere.status == 2)
    }
  }

  @Test("makes no database where one is asked for")
  func missing() throws {
    try withScratchDirectory { directory in
      let database = directory + "/mistyped.sqlite"
      for arguments in [["list"], ["disable", "alice"], ["password", "alice"]] {
        let outcome = try users(arguments, database, input: "x\n")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("there is no database \(database)"))
      }
      #expect(!FileManager.default.fileExists(atPath: database))
    }
  }

  @Test("keeps the database, and what SQLite puts beside it, from other users of the machine")
  func mode() throws {
    try withScratchDirectory { directory in
      _ = try users(["add", "alice"], directory + "/users.sqlite", input: "one\n")
      let files = try FileManager.default.contentsOfDirectory(atPath: directory)
        .filter { $0.hasPrefix("users.sqlite") }
      #expect(files.contains("users.sqlite"))
      for file in files {
        let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + file)
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
      }
    }
  }

  @Test("lists and ends sessions")
  func sessions() throws {
    try withScratchDirectory { directory in
      let database = ["--database", directory + "/users.sqlite"]
      #expect(try Command.run(["sessions", "list"] + database).status == 2)
      _ = try users(["add", "alice"], directory + "/users.sqlite", input: "one\n")
      let none = try Command.run(["sessions", "list"] + database)
      #expect(none.status == 0)
      #expect(none.output.isEmpty)
      let unknown = try Command.run(["sessions", "list", "bob"] + database)
      #expect(unknown.status == 2)
      #expect(unknown.errors.contains("there is no user `bob`"))
      #expect(try Command.run(["sessions", "revoke"] + database).status == 2)
      #expect(try Command.run(["sessions", "revoke", "x", "--all"] + database).status == 2)
      #expect(try Command.run(["sessions", "revoke", "x"] + database).status == 2)
      #expect(try Command.run(["sessions", "revoke", "--all"] + database).status == 0)
    }
  }
}
