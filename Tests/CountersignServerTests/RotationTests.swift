#if Server
  import CountersignKeys
  import CountersignServer
  import CountersignSettings
  import Testing

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// What becomes of a refresh token once it was used.
  @Suite struct RotationTests {
    @Test func `of 64 copies at once all get the same successor`() async throws {
      try await RunningServer.with(.plain) { running in
        let token = try await running.logIn().cookie("refresh")
        let answers = try await withThrowingTaskGroup(of: RawAnswer.self) { group in
          for _ in 0..<64 { group.addTask { try await running.refresh(token) } }
          return try await group.reduce(into: [RawAnswer]()) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0.status == 200 })
        #expect(Set(answers.map { $0.cookie("refresh") }).count == 1)
      }
    }

    @Test func `of 64 copies at once one is taken where there is no grace`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.rotation.grace = .zero
      settings.tokens.rotation.reuseDetection = .token
      try await RunningServer.with(settings) { running in
        let token = try await running.logIn().cookie("refresh")
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<64 { group.addTask { try await running.refresh(token).status } }
          return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 200 } == 1)
        #expect(statuses.count { $0 == 401 } == 63)
      }
    }

    @Test(arguments: [
      (AuthSettings.ReuseDetection.family, 401, 401), (.token, 401, 200), (.none, 200, 200),
    ])
    func `a replay after the grace brings about what the profile says`(
      reuse: AuthSettings.ReuseDetection, replay: Int, heir: Int
    ) async throws {
      var settings = AuthSettings.plain
      settings.tokens.rotation.reuseDetection = reuse
      try await RunningServer.with(settings) { running in
        let first = try await running.logIn().cookie("refresh")
        let second = try await running.refresh(first).cookie("refresh")
        running.clock.advance(by: .seconds(11))
        let replayed = try await running.refresh(first)
        #expect(replayed.status == replay)
        let heirs = try await running.refresh(second)
        #expect(heirs.status == heir)
      }
    }

    @Test func `without a list of revoked tokens a rotated one stays good`() async throws {
      var settings = AuthSettings.plain
      settings.tokens.revocation.enabled = false
      try await RunningServer.with(settings) { running in
        let first = try await running.logIn().cookie("refresh")
        _ = try await running.refresh(first)
        running.clock.advance(by: .seconds(60))
        let replayed = try await running.refresh(first)
        #expect(replayed.status == 200)
      }
    }

    @Test func `a restart remembers what was rotated`() async throws {
      let path = "/tmp/countersign-\(Digest.sha256Hex(try RandomBytes.make(8)).prefix(12)).sqlite"
      defer {
        for suffix in ["", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: path + suffix)
        }
      }
      let key = SecretBytes(try RandomBytes.make(32))
      var options = ServerOptions()
      options.store = .file(path)
      let (first, second) = try await RunningServer.with(.plain, key: key, options: options) {
        let token = try await $0.logIn().cookie("refresh")
        return (token, try await $0.refresh(token).cookie("refresh"))
      }
      let clock = MovableClock(now: 1_790_000_020_000)
      try await RunningServer.with(.plain, key: key, options: options, clock: clock) { running in
        let heir = try await running.refresh(second)
        #expect(heir.status == 200)
        let replayed = try await running.refresh(first)
        #expect(replayed.status == 401)
      }
    }

    @Test func `a session ends at its absolute lifetime, however much it is used`() async throws {
      var settings = AuthSettings.plain
      settings.session.absoluteLifetime = .seconds(100)
      try await RunningServer.with(settings) { running in
        var token = try await running.logIn().cookie("refresh")
        running.clock.advance(by: .seconds(60))
        token = try await running.refresh(token).cookie("refresh")
        running.clock.advance(by: .seconds(41))
        let late = try await running.refresh(token)
        #expect(late.status == 401)
      }
    }

    @Test func `the oldest session makes room`() async throws {
      var settings = AuthSettings.plain
      settings.session.maxPerUser = 1
      try await RunningServer.with(settings) { running in
        let old = try await running.logIn().cookie("refresh")
        running.clock.advance(by: .seconds(1))
        let new = try await running.logIn().cookie("refresh")
        let refused = try await running.refresh(old)
        #expect(refused.status == 401)
        let taken = try await running.refresh(new)
        #expect(taken.status == 200)
      }
    }

    @Test func `a disabled user gets no more tokens`() async throws {
      try await RunningServer.with(.plain) { running in
        let token = try await running.logIn().cookie("refresh")
        try await running.server.users.setActive(false, "alice")
        let refused = try await running.refresh(token)
        #expect(refused.status == 401)
        let login = try await running.logIn()
        #expect(login.status == 400)
        #expect(
          login.body
            == #"{"non_field_errors":["Unable to log in with provided credentials."]}"#)
      }
    }
  }
#endif
