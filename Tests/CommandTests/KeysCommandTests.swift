import Foundation
import Testing

@Suite("countersign keys generate")
struct KeysCommandTests {
  /// The sort, further options, and what OpenSSL's own command says of the result.
  private static let kinds: [([String], String)] = [
    (["rsa", "--bits", "2048"], "Private-Key: (2048 bit"), (["rsa"], "Private-Key: (3072 bit"),
    (["ec"], "prime256v1"), (["ec", "--curve", "P-384"], "secp384r1"),
    (["ec", "--curve", "P-521"], "secp521r1"), (["ed25519"], "ED25519 Private-Key"),
  ]

  @Test("writes a key that OpenSSL reads, for its owner only", arguments: kinds)
  func pairs(options: [String], described: String) throws {
    try withScratchDirectory { directory in
      let (key, shown) = (directory + "/key.pem", directory + "/key.pub")
      let outcome = try Command.run(
        ["keys", "generate"] + options + ["--output", key, "--public", shown])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(!outcome.output.contains("PRIVATE"))
      #expect(try mode(key) == 0o600)
      #expect(try mode(shown) == 0o644)
      #expect(try openssl("pkey", "-in", key, "-noout", "-text").contains(described))
      let derived = try openssl("pkey", "-in", key, "-pubout")
      #expect(try String(contentsOfFile: shown, encoding: .utf8) == derived)
    }
  }

  @Test("writes an HMAC secret as base64url without a line end", arguments: [nil, 32, 100])
  func secret(octets: Int?) throws {
    try withScratchDirectory { directory in
      let path = directory + "/secret"
      let options = octets.map { ["--octets", "\($0)"] } ?? []
      let outcome = try Command.run(["keys", "generate", "hmac", "-o", path] + options)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect(text.count == ((octets ?? 64) * 4 + 2) / 3)
      #expect(text.wholeMatch(of: /[A-Za-z0-9_-]+/) != nil)
      #expect(try mode(path) == 0o600)
      #expect(!outcome.output.contains(text))
    }
  }

  @Test("keeps what is there, unless it is forced")
  func keeps() throws {
    try withScratchDirectory { directory in
      let path = directory + "/secret"
      try "precious".write(toFile: path, atomically: true, encoding: .utf8)
      let kept = try Command.run(["keys", "generate", "hmac", "-o", path])
      #expect(kept.status == 2)
      #expect(kept.errors.contains("--force"))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
      let half = try Command.run(
        ["keys", "generate", "ec", "-o", directory + "/new.pem", "--public", path])
      #expect(half.status == 2)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["secret"])
      let forced = try Command.run(["keys", "generate", "hmac", "-o", path, "--force"])
      #expect(forced.status == 0)
      #expect(try String(contentsOfFile: path, encoding: .utf8) != "precious")
      #expect(try mode(path) == 0o600)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["secret"])
    }
  }

  @Test("prints a line that a shell reads, only when it is asked to")
  func environment() throws {
    let outcome = try Command.run(["keys", "generate", "ec", "--env", "JWT_KEY"])
    #expect(outcome.status == 0)
    let script = outcome.output + "printf %s \"$JWT_KEY\" | openssl pkey -noout -text"
    #expect(try run("/bin/sh", ["-c", script]).contains("prime256v1"))
  }

  @Test(
    "refuses what makes no sense",
    arguments: [
      ["hmac"], ["hmac", "-o", "x", "--octets", "16"], ["rsa", "-o", "x", "--bits", "1024"],
      ["rsa", "-o", "x", "--curve", "P-256"], ["ec", "-o", "x", "--curve", "P-224"],
      ["ed25519", "-o", "x", "--bits", "2048"], ["hmac", "-o", "x", "--public", "y"],
      ["ec", "-o", "x", "--public", "x"], ["hmac", "--env", "1X"], ["dsa", "-o", "x"],
      ["hmac", "-o", "/no/such/folder/x"], ["hmac", "-o", "/tmp", "--force"],
    ])
  func refusals(options: [String]) throws {
    try withScratchDirectory { directory in
      let outcome = try Command.run(["keys", "generate"] + options, directory: directory)
      #expect(outcome.status == 2)
      #expect(!outcome.errors.isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)
    }
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func openssl(_ arguments: String...) throws -> String {
    try run("/usr/bin/openssl", arguments)
  }

  private func run(_ path: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
