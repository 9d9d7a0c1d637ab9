#if Server
  import Synchronization

  /// Ends work that takes too long, where much is begun and nearly all is done in time.
  ///
  /// One timer serves all of it. A timer of its own for each would stay until its time, although the
  /// work was done long before: thousands of requests a second would leave megabytes of them.
  package final class Deadline: Sendable {
    /// The work was cancelled because it took too long.
    package struct Overdue: Error {}

    private struct Work {
      let end: ContinuousClock.Instant
      /// Whoever waits for the end, once he does; told whether it came in time.
      var waiter: CheckedContinuation<Bool, Never>?
      var isOverdue = false
    }

    private struct State {
      var works: [UInt64: Work] = [:]
      var count: UInt64 = 0
      var isWatched = false
    }

    private let time: Duration
    private let state = Mutex(State())

    /// Gives each work so much time.
    package init(_ time: Duration) {
      self.time = time
    }

    /// How much work is under way.
    package var depth: Int { state.withLock { $0.works.count } }

    /// Runs `body`, which is cancelled when its time is over.
    ///
    /// Throws what `body` throws, and `Overdue` when it has been cancelled.
    package func run<Result: Sendable>(
      _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
      let number = begin()
      async let result = ending(number, body)
      guard await isInTime(number) else { throw Overdue() }
      return try await result
    }

    private func begin() -> UInt64 {
      let end = ContinuousClock.now + time
      let (number, isFirst) = state.withLock { state in
        defer { state.isWatched = true }
        state.count += 1
        state.works[state.count] = Work(end: end)
        return (state.count, !state.isWatched)
      }
      if isFirst { Task { await watch() } }
      return number
    }

    /// What `body` returns; tells whoever waits that it has ended.
    private func ending<Result: Sendable>(
      _ number: UInt64, _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
      defer {
        state.withLock { $0.works.removeValue(forKey: number) }?.waiter?.resume(returning: true)
      }
      return try await body()
    }

    /// Waits for the end of the work or of its time, whichever is first.
    private func isInTime(_ number: UInt64) async -> Bool {
      await withCheckedContinuation { waiter in
        let outcome: Bool? = state.withLock { state in
          guard let work = state.works[number] else { return true }
          guard !work.isOverdue else { return false }
          state.works[number]?.waiter = waiter
          return nil
        }
        if let outcome { waiter.resume(returning: outcome) }
      }
    }

    /// Looks after the work until there is none.
    private func watch() async {
      while let next = endOverdue(at: .now) {
        try? await Task.sleep(until: next, clock: .continuous)
      }
    }

    /// Ends what is overdue, and returns when the next will be; nil when none is left.
    private func endOverdue(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
      let (waiters, next) = state.withLock { state in
        var waiters: [CheckedContinuation<Bool, Never>] = []
        for (number, work) in state.works where work.end <= now && !work.isOverdue {
          state.works[number] = Work(end: work.end, isOverdue: true)
          if let waiter = work.waiter { waiters.append(waiter) }
        }
        let next = state.works.values.lazy.filter { !$0.isOverdue }.map(\.end).min()
        state.isWatched = next != nil
        return (waiters, next)
      }
      for waiter in waiters { waiter.resume(returning: false) }
      return next
    }
  }
#endif
