import CountersignProfile
import CountersignSettings
import CountersignSource
import Foundation
import Testing

@Suite("Bases on disk")
struct ExtendsOnDiskTests {
  /// What comes of a profile in a project that extends `base`; `outside.yaml` lies beside the
  /// project, and `prepare` adds to the project's directory.
  private func read(
    extending base: String, root: String? = nil, prepare: (URL) throws -> Void = { _ in }
  ) throws -> ProfileReader.Outcome {
    let home = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let project = home.appending(path: "project")
    try FileManager.default.createDirectory(
      at: project.appending(path: ".git"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    try Data("tokens: { leeway: 7s }\n".utf8).write(to: home.appending(path: "outside.yaml"))
    try prepare(project)
    let profile = project.appending(path: "leaf.yaml")
    try Data(
      """
      profile: 1
      name: leaf
      environment: development
      extends: \(base)
      site: { api: "http://localhost:8000" }

      """.utf8
    ).write(to: profile)
    return try ProfileReader(files: .disk(limit: 1 << 20, root: root)).read(profile.path)
  }

  @Test("may lie anywhere inside the project")
  func inside() throws {
    let outcome = try read(extending: "shared/base.yaml") { project in
      let folder = project.appending(path: "shared")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data("tokens: { leeway: 3s }\n".utf8).write(to: folder.appending(path: "base.yaml"))
    }
    #expect(outcome.profile?.settings.tokens.leeway == .seconds(3))
  }

  @Test("may not lie outside, by whatever way", arguments: ["../outside.yaml", "link.yaml"])
  func outside(base: String) throws {
    let outcome = try read(extending: base) { project in
      try FileManager.default.createSymbolicLink(
        atPath: project.appending(path: "link.yaml").path,
        withDestinationPath: "../outside.yaml")
    }
    #expect(outcome.profile == nil)
    #expect(outcome.diagnostics.map(\.message) == ["`\(base)` lies outside the project"])
  }

  @Test("may lie outside when the root is set wider")
  func widened() throws {
    let outcome = try read(
      extending: "../outside.yaml", root: FileManager.default.temporaryDirectory.path)
    #expect(outcome.profile?.settings.tokens.leeway == .seconds(7))
  }

  @Test("that are directories, links to nothing or missing are said to be so")
  func unreadable() throws {
    for (base, reason) in [
      ("folder", "a directory, not a file"),
      ("dangling.yaml", "a symbolic link to a file that does not exist"),
      ("missing.yaml", "no such file"),
    ] {
      let outcome = try read(extending: base) { project in
        try FileManager.default.createDirectory(
          at: project.appending(path: "folder"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
          atPath: project.appending(path: "dangling.yaml").path, withDestinationPath: "nothing")
      }
      #expect(outcome.diagnostics.map(\.message) == ["cannot read `\(base)`: \(reason)"])
    }
  }
}
