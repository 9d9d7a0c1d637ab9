#if Server
  import GRDB
  import Synchronization

  /// Writes that wait for one another only as long as a commit takes, and then share the next one.
  ///
  /// No timer: the batch grows by itself while the previous commit runs, so a lone write is not
  /// delayed and a crowd pays for one sync of the disk. Nobody is answered before the commit.
  package final class CommitQueue: Sendable {
    /// A write that waits for its commit.
    private struct Job: Sendable {
      /// Runs the write in its own savepoint; what it returns is called after the commit.
      let run: @Sendable (Database) -> @Sendable () -> Void
      /// Answers when there was no commit.
      let fail: @Sendable (any Error) -> Void
    }

    /// What undoes one write of a transaction without the others.
    private struct Savepoint: ~Copyable {
      var begin = HeldStatement("SAVEPOINT job")
      var end = HeldStatement("RELEASE job")
      var undo = HeldStatement("ROLLBACK TO job")
    }

    private struct State {
      var waiting: [Job] = []
      var isDraining = false
    }

    private let database: any DatabaseWriter
    /// The most writes that share a commit.
    private let batch: Int
    private let state = Mutex(State())
    private let savepoint = Mutex(Savepoint())

    init(_ database: any DatabaseWriter, batch: Int = .max) {
      self.database = database
      self.batch = batch
    }

    /// Runs `body` in a transaction and returns its result once that is on disk.
    ///
    /// Throws what `body` throws, with its own changes undone, or the database's error.
    func write<Result: Sendable>(
      _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
      try await withCheckedThrowingContinuation { continuation in
        enqueue(
          Job(
            run: { database in
              let outcome = self.attempt(body, in: database)
              return { continuation.resume(with: outcome) }
            },
            fail: { continuation.resume(throwing: $0) }))
      }
    }

    /// Ends the statements, before their connection is closed.
    func close() {
      savepoint.withLock { savepoint in
        savepoint.begin.close()
        savepoint.end.close()
        savepoint.undo.close()
      }
    }

    private func enqueue(_ job: Job) {
      let isIdle = state.withLock { state in
        state.waiting.append(job)
        defer { state.isDraining = true }
        return !state.isDraining
      }
      guard isIdle else { return }
      database.asyncWriteWithoutTransaction { self.drain($0) }
    }

    private func drain(_ database: Database) {
      while true {
        let jobs = state.withLock { state in
          let jobs = Array(state.waiting.prefix(batch))
          state.waiting.removeFirst(jobs.count)
          state.isDraining = !jobs.isEmpty
          return jobs
        }
        guard !jobs.isEmpty else { return }
        commit(jobs, in: database)
      }
    }

    private func commit(_ jobs: [Job], in database: Database) {
      var answers: [@Sendable () -> Void] = []
      do {
        try database.inTransaction(.immediate) {
          answers = jobs.map { $0.run(database) }
          return .commit
        }
        for answer in answers { answer() }
      } catch {
        for job in jobs { job.fail(error) }
      }
    }

    private func attempt<Result: Sendable>(
      _ body: (Database) throws -> Result, in database: Database
    ) -> Swift.Result<Result, any Error> {
      // A full disk ends the whole transaction; what began then would be a transaction of its own.
      guard database.isInsideTransaction else {
        return .failure(DatabaseError(resultCode: .SQLITE_ABORT))
      }
      let connection = HeldStatement.Connection(database)
      do {
        try savepoint.withLock { try $0.begin.execute(on: connection) }
        let result = try undoing(body, in: database)
        try savepoint.withLock { try $0.end.execute(on: connection) }
        return .success(result)
      } catch {
        return .failure(error)
      }
    }

    /// Undoes what `body` has changed when it throws.
    private func undoing<Result>(
      _ body: (Database) throws -> Result, in database: Database
    ) throws -> Result {
      do {
        return try body(database)
      } catch {
        if database.isInsideTransaction {
          let connection = HeldStatement.Connection(database)
          try savepoint.withLock { savepoint in
            try savepoint.undo.execute(on: connection)
            try savepoint.end.execute(on: connection)
          }
        }
        throw error
      }
    }
  }
#endif
