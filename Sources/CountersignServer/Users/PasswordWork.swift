#if Server
  import CountersignKeys
  import NIOPosix
  import Synchronization

  /// Password hashing on threads of its own, with a bounded queue before them.
  ///
  /// A hash takes tens of milliseconds of a core and tens of megabytes on purpose; on the event
  /// loops it would stop every other request, and without a bound a flood of logins would take the
  /// memory.
  final class PasswordWork: Sendable {
    private let pool: NIOThreadPool
    private let waiting = Mutex(0)
    private let queueLimit: Int
    private let cost: PasswordHash.Cost

    /// Hashes at most `parallelism` passwords at once; 16 times as many may wait.
    init(parallelism: Int, cost: PasswordHash.Cost) {
      pool = NIOThreadPool(numberOfThreads: max(1, parallelism))
      queueLimit = max(1, parallelism) * 16
      self.cost = cost
    }

    /// How many passwords are hashed or wait for it.
    var depth: Int { waiting.withLock { $0 } }

    /// Starts the threads.
    func start() { pool.start() }

    /// Ends the threads once they are done.
    func stop() async { try? await pool.shutdownGracefully() }

    /// Whether the password is right; `record` nil, for nobody, takes as long and is never right.
    ///
    /// A stored record that cannot be read counts as nobody's. As long as there are records of
    /// Django's, every answer takes one scrypt hash and `djangoIterations` of PBKDF2, the most that
    /// any of them has: neither the name nor the sort of its record shows in the time. Throws
    /// `Refusal.busy`.
    func verify(
      _ password: String, against record: String?, djangoIterations: Int
    ) async throws -> Bool {
      try await queued { [cost] in
        if let old = record.flatMap(DjangoHash.init) {
          let isRight = try old.verify(password)
          try DjangoHash.spend(password, iterations: djangoIterations - old.iterations)
          _ = try? PasswordHash.verifyDecoy(password, cost: cost)
          return isRight
        }
        try DjangoHash.spend(password, iterations: djangoIterations)
        if let record, let isRight = try? PasswordHash.verify(password, against: record) {
          return isRight
        }
        return (try? PasswordHash.verifyDecoy(password, cost: cost)) ?? false
      }
    }

    /// A new hash of the password. Throws `Refusal.busy`.
    func hash(_ password: String) async throws -> String {
      try await queued { [cost] in try PasswordHash.make(password, cost: cost) }
    }

    /// Whether a stored record is another hasher's, or made at another cost than new ones are.
    func isOutdated(_ record: String) -> Bool {
      (try? PasswordHash.cost(of: record)) != cost
    }

    private func queued<Result: Sendable>(
      _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
      let isFull = waiting.withLock { count in
        guard count < queueLimit else { return true }
        count += 1
        return false
      }
      guard !isFull else { throw Refusal.busy }
      defer { waiting.withLock { $0 -= 1 } }
      return try await pool.runIfActive {
        ThreadPriority.yield()
        return try body()
      }
    }
  }
#endif
