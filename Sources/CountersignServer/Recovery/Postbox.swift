#if Server
  import NIOPosix
  import Synchronization

  /// The messages that are on their way to an outbox, written on a thread of their own.
  ///
  /// What was promised to a client is written before the server ends.
  final class Postbox: Sendable {
    /// How many messages may be on their way.
    private static let limit = 64

    private struct State {
      var tasks: [Int: Task<Void, Never>] = [:]
      var count = 0
    }

    private let pool = NIOThreadPool(numberOfThreads: 1)
    private let state = Mutex(State())

    /// Starts the thread.
    func start() { pool.start() }

    /// Begins `work` and returns at once; false when too many are on their way.
    func begin(_ work: @escaping @Sendable () async -> Void) -> Bool {
      state.withLock { state in
        guard state.tasks.count < Self.limit else { return false }
        state.count += 1
        let number = state.count
        state.tasks[number] = Task {
          await work()
          self.state.withLock { $0.tasks[number] = nil }
        }
        return true
      }
    }

    /// Writes a message under a name that no other has. Throws `Outbox.Fault`, and the pool's error
    /// once it is stopped.
    func put(_ message: Outbox.Message, into outbox: Outbox, named name: String) async throws {
      try await pool.runIfActive { try outbox.put(message, named: name) }
    }

    /// Waits for what is on its way, and then ends the thread.
    func stop() async {
      while let task = state.withLock({ $0.tasks.values.first }) { await task.value }
      try? await pool.shutdownGracefully()
    }
  }
#endif
