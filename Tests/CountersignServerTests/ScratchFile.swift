#if Server
  import CountersignKeys

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// The path of a database that is gone when the test is over.
  func withDatabasePath<Result: Sendable>(
    _ body: @Sendable (String) async throws -> Result
  ) async throws -> Result {
    let name = Digest.sha256Hex(try RandomBytes.make(8)).prefix(12)
    let path = FileManager.default.temporaryDirectory.path + "/countersign-\(name).sqlite"
    defer {
      for suffix in ["", "-wal", "-shm", "-journal"] {
        try? FileManager.default.removeItem(atPath: path + suffix)
      }
    }
    return try await body(path)
  }
#endif
