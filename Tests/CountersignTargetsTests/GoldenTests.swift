import CountersignTargets
import Foundation
import TestSupport
import Testing

/// Set `RECORD_GOLDENS=1` to write what the targets make now; such a run fails, so that somebody
/// reads the difference.
@Suite("The goldens")
struct GoldenTests {
  @Test("are what the targets make of the shipped profiles", arguments: ShippedProfile.allCases)
  func current(profile: ShippedProfile) throws {
    let folder = "\(Self.goldens)/\(profile.rawValue)"
    let compiled = try profile.compiled()
    let notes = try profile.notes()
    let artifacts = try AllTargets.all.flatMap { target in
      try (target.id == "swift" ? .swift(.selfContained, notes: notes) : target).generate(compiled)
    }
    guard ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == nil else {
      let outcomes = try ArtifactWriter.write(artifacts, to: folder)
      Issue.record("recorded \(outcomes); read the difference, then run again without recording")
      return
    }
    let folders = Set(
      artifacts.map { $0.path.split(separator: "/").dropLast().joined(separator: "/") })
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { !folders.contains($0) }
    #expect(names.sorted() == artifacts.map(\.path).sorted())
    for artifact in artifacts {
      let golden = FileManager.default.contents(atPath: "\(folder)/\(artifact.path)")
      #expect(golden == Data(artifact.bytes), "\(profile)/\(artifact.path) differs")
    }
  }

  private static let goldens = "\(Repository.root)/Tests/GoldenSettingsTests/Goldens"
}
