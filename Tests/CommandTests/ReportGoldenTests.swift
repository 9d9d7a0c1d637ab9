import Foundation
import TestSupport
import Testing

/// Whole reports of the guide's profiles, and of profiles with the mistakes that people make.
///
/// Set `RECORD_GOLDENS=1` to write what lint says now; such a run fails, so that somebody reads the
/// difference.
@Suite("The report of lint")
struct ReportGoldenTests {
  private static let fixtures = "Tests/CommandTests/Fixtures"
  private static let flawed = "\(fixtures)/flawed"

  private static let guide = ["profiles/guide/development.yaml", "profiles/guide/production.yaml"]

  private static let mistakes: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: "\(Repository.root)/\(flawed)")
    return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted().map { "\(flawed)/\($0)" }
  }()

  @Test("is known for the guide's profiles", arguments: guide)
  func guideReport(path: String) throws {
    let name = path.split(separator: "/").suffix(2).joined(separator: "-")
      .replacing(".yaml", with: "")
    try expect(path, golden: "\(Self.fixtures)/guide/\(name).txt")
  }

  @Test("is known for profiles with the mistakes that people make", arguments: mistakes)
  func mistakeReport(path: String) throws {
    try expect(path, golden: path.replacing(".yaml", with: ".txt"))
  }

  @Test("is known for at least 25 of them, and each of them but one has a finding")
  func enough() throws {
    #expect(Self.mistakes.count >= 25)
    let clean = try Self.mistakes.filter {
      try Repository.text($0.replacing(".yaml", with: ".txt")).contains("nothing found")
    }
    #expect(clean.count == 1)
  }

  private func expect(_ path: String, golden: String) throws {
    let unset = ["DJANGO_SECRET_KEY": "", "JWT_SIGNING_KEY": ""]
    let outcome = try Command.run(["lint", path], environment: unset)
    #expect(outcome.errors.isEmpty)
    let report = outcome.output + "exit status \(outcome.status)\n"
    let file = "\(Repository.root)/\(golden)"
    guard ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == nil else {
      try FileManager.default.createDirectory(
        atPath: URL(filePath: file).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      try report.write(toFile: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(golden); read the difference, then run again without recording")
      return
    }
    #expect(try report == Repository.text(golden), "\(golden) differs")
  }
}
