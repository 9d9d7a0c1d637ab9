import TestSupport
import Testing

@Suite("calls that need no parser")
struct PlainCallTests {
  @Test(
    "lint without options says and does what it does with the parser",
    arguments: [
      ["profiles/production.yaml"], ["profiles/guide/production.yaml"],
      ["profiles/development.yaml", "profiles/guide/development.yaml"], ["profiles"],
      ["profiles/*.yaml"], ["profiles/missing.yaml"], ["templates"], ["Makefile"],
      ["profiles/missing-*.yaml"], ["lint"],
    ])
  func lint(paths: [String]) throws {
    let plain = try Command.run(["lint"] + paths)
    let parsed = try Command.run(["lint", "--color", "auto"] + paths)
    #expect(plain.status == parsed.status)
    #expect(plain.output == parsed.output)
    #expect(plain.errors == parsed.errors)
  }

  @Test(
    "the parser still looks at what is no path", arguments: ["--help", "-h", "-", "--nonsense", ""])
  func words(word: String) throws {
    let outcome = try Command.run(["lint", word])
    #expect(outcome.status == (word.hasSuffix("h") || word == "--help" ? 0 : 2))
  }

  @Test("help is the same by each of its names")
  func help() throws {
    let long = try Command.run(["--help"])
    #expect(long.status == 0)
    #expect(long.output.contains("SUBCOMMANDS:"))
    #expect(try Command.run(["-h"]).output == long.output)
    #expect(try Command.run(["help"]).output == long.output)
  }
}
