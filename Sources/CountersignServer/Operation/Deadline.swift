#if Server
  import Synchronization

  /// Ends work that takes too long, where much is begun and nearly all is done in time.
  ///
  /// One timer serves all of it. A timer of its own for each would stay until its time, although the
  /// work was done long before: thousands of requests a second would leave megabytes of them.
  package final class Deadline: Sendable {
    /// The work was cancelled because it took too long.
    package struct Overdue: Error {}

    private struct Work: Sendable {
      let end: ContinuousClock.Instant
      let cancel: @Sendable () -> Void
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
    /// Throws what `body` throws, `Overdue` when it threw after its time.
    package func run<Result: Sendable>(
      _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
      let task = Task { try await body() }
      let number = begin { task.cancel() }
      let result = await withTaskCancellationHandler {
        await task.result
      } onCancel: {
        task.cancel()
      }
      let isInTime = end(number)
      if case .failure = result, !isInTime { throw Overdue() }
      return try result.get()
    }

    private func begin(_ cancel: @escaping @Sendable () -> Void) -> UInt64 {
      let work = Work(end: .now + time, cancel: cancel)
      let (number, isFirst) = state.withLock { state in
        defer { state.isWatched = true }
        state.count += 1
        state.works[state.count] = work
        return (state.count, !state.isWatched)
      }
      if isFirst { Task { await watch() } }
      return number
    }

    /// Whether the work ended before its time.
    private func end(_ number: UInt64) -> Bool {
      state.withLock { $0.works.removeValue(forKey: number) != nil }
    }

    /// Looks after the work until there is none.
    private func watch() async {
      while let next = cancelOverdue(at: .now) {
        try? await Task.sleep(until: next, clock: .continuous)
      }
    }

    /// Cancels what is overdue, and returns when the next will be; nil when none is left.
    private func cancelOverdue(at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
      let (overdue, next) = state.withLock { state in
        let overdue = state.works.filter { $0.value.end <= now }
        for number in overdue.keys { state.works[number] = nil }
        let next = state.works.values.map(\.end).min()
        state.isWatched = next != nil
        return (overdue, next)
      }
      for work in overdue.values { work.cancel() }
      return next
    }
  }
#endif
