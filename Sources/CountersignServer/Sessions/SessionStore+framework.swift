#if Server
  import GRDB

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  extension SessionStore {
    /// Records a framework session under the digest of its key, until a time in milliseconds.
    func openFrameworkSession(_ key: String, userID: Int64, until end: Int64) async throws {
      let digest = Data(RefreshDigest.of(key))
      try await commits.write { database in
        try database.execute(
          sql: "INSERT INTO framework_sessions (digest, user_id, expires_at) VALUES (?, ?, ?)",
          arguments: [digest, userID, end])
      }
    }

    /// The user of a framework session that lives at `now`.
    func frameworkSessionUser(_ key: String, now: Int64) async throws -> Int64? {
      let digest = Data(RefreshDigest.of(key))
      return try await reading.read { database in
        try Int64.fetchOne(
          database,
          sql: "SELECT user_id FROM framework_sessions WHERE digest = ? AND expires_at > ?",
          arguments: [digest, now])
      }
    }

    /// Ends a framework session.
    func closeFrameworkSession(_ key: String) async throws {
      let digest = Data(RefreshDigest.of(key))
      try await commits.write { database in
        try database.execute(
          sql: "DELETE FROM framework_sessions WHERE digest = ?", arguments: [digest])
      }
    }
  }
#endif
