import CountersignTargets
import Foundation
import Testing

@Suite("Writing files")
struct ArtifactWriterTests {
  @Test("creates the directory and all files, and leaves nothing beside them")
  func creates() throws {
    try withScratchDirectory { directory throws in
      let output = directory + "/a/b"
      #expect(try ArtifactWriter.write(Self.files, to: output) == [.written, .written])
      #expect(try tree(output) == ["one", "sub", "sub/two"])
      #expect(try String(contentsOfFile: output + "/sub/two", encoding: .utf8) == "2\n")
    }
  }

  @Test("touches no file that has its content already")
  func unchanged() throws {
    try withScratchDirectory { directory throws in
      _ = try ArtifactWriter.write(Self.files, to: directory)
      let before = try number(of: directory + "/one")
      var files = Self.files
      files[1].bytes.append(0)
      #expect(try ArtifactWriter.write(files, to: directory) == [.unchanged, .written])
      #expect(try number(of: directory + "/one") == before)
      #expect(try tree(directory) == ["one", "sub", "sub/two"])
      #expect(FileManager.default.contents(atPath: directory + "/sub/two") == Data(files[1].bytes))
    }
  }

  @Test(
    "writes nothing when a path leaves the directory, is empty or is used twice",
    arguments: ["", "/x", "../x", "a/../x", "./x", "a//x", "x/", "x\0y", "one"])
  func unusablePath(path: String) throws {
    let files = [Artifact(path: "one", text: "1"), Artifact(path: path, text: "2")]
    try withScratchDirectory { directory throws in
      #expect(throws: OutputError.unusablePath(path)) {
        try ArtifactWriter.write(files, to: directory + "/out")
      }
      #expect(try tree(directory) == [])
    }
  }

  @Test("writes nothing when a directory is where a file goes")
  func directoryInTheWay() throws {
    try withScratchDirectory { directory throws in
      try FileManager.default.createDirectory(
        atPath: directory + "/sub/two", withIntermediateDirectories: true)
      #expect(throws: OutputError.notAFile(directory + "/sub/two")) {
        try ArtifactWriter.write(Self.files, to: directory)
      }
      #expect(try tree(directory) == ["sub", "sub/two"])
    }
  }

  @Test("writes nothing when a file is where a directory goes")
  func fileInTheWay() throws {
    try withScratchDirectory { directory throws in
      try "".write(toFile: directory + "/sub", atomically: false, encoding: .utf8)
      #expect(throws: OutputError.notADirectory(directory + "/sub")) {
        try ArtifactWriter.write(Self.files, to: directory)
      }
      #expect(try tree(directory) == ["sub"])
    }
  }

  @Test("follows no symbolic link below the directory", arguments: ["one", "sub", "sub/two"])
  func symbolicLink(path: String) throws {
    try withScratchDirectory { directory throws in
      let (output, elsewhere) = (directory + "/out", directory + "/elsewhere")
      for folder in [output, elsewhere] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      }
      if path == "sub/two" {
        try FileManager.default.createDirectory(
          atPath: output + "/sub", withIntermediateDirectories: false)
      }
      let place = "\(output)/\(path)"
      try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: elsewhere)
      let before = try tree(output)
      #expect(throws: OutputError.symbolicLink(place)) {
        try ArtifactWriter.write(Self.files, to: output)
      }
      #expect(try tree(output) == before)
      #expect(try tree(elsewhere) == [])
    }
  }

  @Test("gives files back that took their place before a later one failed")
  func restored() throws {
    try withScratchDirectory { directory throws in
      _ = try ArtifactWriter.write(Self.files, to: directory)
      // A leftover has the name under which the second file would be kept.
      let process = ProcessInfo.processInfo.processIdentifier
      let leftover = "\(directory)/sub/.two.\(process).old"
      try "".write(toFile: leftover, atomically: false, encoding: .utf8)
      let changed = Self.files.map { Artifact(path: $0.path, text: "changed") }
      #expect(throws: OutputError.self) { try ArtifactWriter.write(changed, to: directory) }
      #expect(FileManager.default.contents(atPath: directory + "/one") == Data("1\n".utf8))
      #expect(FileManager.default.contents(atPath: directory + "/sub/two") == Data("2\n".utf8))
      #expect(try tree(directory) == ["one", "sub", "sub/two"])
    }
  }

  @Test("writes nothing where it may not write", .enabled(if: geteuid() != 0))
  func notWritable() throws {
    try withScratchDirectory { directory throws in
      let output = directory + "/out"
      try FileManager.default.createDirectory(
        atPath: output, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
      #expect(throws: OutputError.self) { try ArtifactWriter.write(Self.files, to: output) }
      #expect(try tree(output) == [])
    }
  }

  @Test("writes nothing where nobody may write", .enabled(if: Self.hasProcesses))
  func notWritableForAnybody() throws {
    #expect {
      try ArtifactWriter.write(Self.files, to: "/proc/self/countersign")
    } throws: { error in
      if case .failed(_, "/proc/self/countersign", _)? = error as? OutputError {
        true
      } else {
        false
      }
    }
  }

  /// Whether the system shows processes as directories, in which even root creates nothing.
  private static let hasProcesses = FileManager.default.fileExists(atPath: "/proc/self")

  private static let files = [
    Artifact(path: "one", text: "1\n"), Artifact(path: "sub/two", text: "2\n"),
  ]

  /// Everything below a directory, hidden files too.
  private func tree(_ directory: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: directory).sorted()
  }

  /// A number that a file keeps for as long as it is not replaced.
  private func number(of file: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int
  }
}
