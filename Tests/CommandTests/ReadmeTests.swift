import Foundation
import TestSupport
import Testing

/// The readme's tour: what it shows is what the program prints.
@Suite("The readme")
struct ReadmeTests {
  /// One command of the tour, and what is shown below it.
  struct Shown: CustomTestStringConvertible {
    var command: String
    var output: [String]

    var testDescription: String { command }
  }

  /// Commands that need another server, a person at the terminal, or more than the shown lines.
  private static let withheld = ["--url", "users add", "serve", "curl", "old/", "--header"]

  /// The commands below `$` in the console blocks, with their shown output.
  static let tour: [Shown] = {
    guard let text = try? Repository.text("README.md") else { return [] }
    var shown: [Shown] = []
    var isConsole = false
    var isContinued = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        isConsole = line == "```console"
      } else if isConsole, line.hasPrefix("$ ") {
        shown.append(Shown(command: String(line.dropFirst(2)), output: []))
      } else if isConsole, isContinued {
        shown[shown.count - 1].command += "\n" + line
      } else if isConsole, !shown.isEmpty {
        shown[shown.count - 1].output.append(line)
      }
      isContinued = isConsole && line.hasSuffix("\\")
    }
    return shown.filter { item in
      item.command.hasPrefix("countersign ") && !item.output.isEmpty
        && !withheld.contains { item.command.contains($0) }
    }
  }()

  @Test("shows several commands")
  func several() {
    #expect(Self.tour.count >= 6)
  }

  @Test("shows what the program prints", arguments: tour)
  func output(of item: Shown) throws {
    try withScratchDirectory { folder in
      try FileManager.default.copyItem(
        atPath: Repository.root + "/profiles", toPath: folder + "/profiles")
      let script = "countersign() { \"$COUNTERSIGN\" \"$@\"; }\n\(item.command)"
      let outcome = try Command.run(
        ["-c", script], environment: ["COUNTERSIGN": Command.path], directory: folder,
        program: "/bin/sh")
      let printed = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      #expect(
        Self.matches(printed[...], item.output[...]),
        "the program prints\n\(outcome.output)\(outcome.errors)")
    }
  }

  /// Whether the printed lines are the shown ones, where a shown `…` alone on a line stands for any
  /// number of lines; blank lines at the end do not count.
  private static func matches(
    _ printed: ArraySlice<String>, _ shown: ArraySlice<String>
  ) -> Bool {
    guard let first = shown.first else { return printed.allSatisfy(\.isEmpty) }
    if first.trimmingCharacters(in: .whitespaces) == "…" {
      return (0...printed.count).contains {
        matches(printed.dropFirst($0), shown.dropFirst())
      }
    }
    guard let next = printed.first else { return shown.allSatisfy(\.isEmpty) }
    return next == first && matches(printed.dropFirst(), shown.dropFirst())
  }
}
