#if Server
  import Testing

  import CountersignServer

  /// Work that must end in time.
  @Suite struct DeadlineTests {
    @Test func `work that ends in time gives its result, and nothing of it is left`() async throws {
      let deadline = Deadline(.seconds(3600))
      let sum = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 1...1000 { group.addTask { try await deadline.run { number } } }
        return try await group.reduce(0, +)
      }
      #expect(sum == 500_500)
      #expect(deadline.depth == 0)
    }

    @Test func `work that throws in time throws its own error`() async {
      struct Fault: Error {}
      await #expect(throws: Fault.self) {
        try await Deadline(.seconds(3600)).run { throw Fault() }
      }
    }

    @Test(arguments: 1...3)
    func `work that waits for ever is ended in time, however often`(rounds: Int) async {
      let deadline = Deadline(.milliseconds(50))
      for _ in 0..<rounds {
        let time = await ContinuousClock().measure {
          await #expect(throws: Deadline.Overdue.self) {
            try await deadline.run { try await Task.sleep(for: .seconds(36_000)) }
          }
        }
        #expect(time >= .milliseconds(50))
        #expect(deadline.depth == 0)
      }
    }

    @Test func `each work has its own time`() async {
      let deadline = Deadline(.milliseconds(400))
      let first = Task { try await deadline.run { try await Task.sleep(for: .seconds(36_000)) } }
      try? await Task.sleep(for: .milliseconds(200))
      let late = await ContinuousClock().measure {
        try? await deadline.run { try await Task.sleep(for: .seconds(36_000)) }
      }
      #expect(late >= .milliseconds(400))
      await #expect(throws: Deadline.Overdue.self) { try await first.value }
    }

    @Test func `who is cancelled cancels his work`() async {
      let deadline = Deadline(.seconds(3600))
      let task = Task { try await deadline.run { try await Task.sleep(for: .seconds(36_000)) } }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(deadline.depth == 0)
    }
  }
#endif
