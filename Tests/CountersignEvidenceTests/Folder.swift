import CountersignProfile
import CountersignSource
import Foundation
import Testing

/// A new folder with a profile in it, deleted when nobody holds it.
final class Folder {
  /// Where it is, with links resolved and without a trailing slash.
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "evidence-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives it this mode.
  func write(_ name: String, _ bytes: [UInt8], mode: Int = 0o600) throws {
    let file = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o755])
    try Data(bytes).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
  }

  /// The profile that these lines make, written into the folder and read.
  func profile(_ lines: String) throws -> Profile {
    let text = """
      profile: 1
      name: shop
      environment: production
      site: { api: "https://api.acme-shop.de" }
      \(lines)

      """
    try write("profile.yaml", Array(text.utf8), mode: 0o644)
    let reader = ProfileReader(files: .disk(limit: 1 << 20))
    return try #require(try reader.read(path + "/profile.yaml").profile)
  }

  /// Whether git is where it is looked for.
  static var hasGit: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/git") }

  /// Runs git in the folder.
  func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/git")
    process.arguments = ["-C", path] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(arguments)")
  }
}
