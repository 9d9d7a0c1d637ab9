import Foundation

/// A directory that is gone when the test is over.
func withScratchDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
  let name = "countersign-\(UUID().uuidString)"
  let url = FileManager.default.temporaryDirectory.appending(path: name)
  try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: url) }
  return try body(url.path)
}
