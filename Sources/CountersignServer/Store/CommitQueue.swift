#if Server
  import GRDB
  import Synchronization

  /// Writes that wait for one another only as long as a commit takes, and then share the next one.
  ///
  /// No timer: the batch grows by itself while the previous commit runs, so a lone write is not
  /// delayed and a crowd pays for one sync of the disk. Nobody is answered before the commit.
  ///
  /// A write that throws is rare, and to be ready for it costs each of the others a savepoint. So
  /// they run without; when one throws, all are undone and run again, each in a savepoint of its own.
  package final class CommitQueue: Sendable {
    /// A write that waits for its commit.
    private struct Job: Sendable {
      /// Runs the write; what it returns is called after the commit. Throws what the write throws.
      let run: @Sendable (Database) throws -> @Sendable () -> Void
      /// Answers when it threw, or when there was no commit.
      let fail: @Sendable (any Error) -> Void
    }

    private struct State {
      var waiting: [Job] = []
      var isDraining = false
    }

    private let database: any DatabaseWriter
    /// The most writes that share a commit.
    private let batch: Int
    private let state = Mutex(State())

    init(_ database: any DatabaseWriter, batch: Int = .max) {
      self.database = database
      self.batch = batch
    }

    /// Runs `body` in a transaction and returns its result once that is on disk.
    ///
    /// `body` may run twice, the first time in vain, and changes nothing but the database. Throws
    /// what `body` throws, with its own changes undone, or the database's error.
    func write<Result: Sendable>(
      _ body: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
      try await withCheckedThrowingContinuation { continuation in
        enqueue(
          Job(
            run: { database in
              let result = try body(database)
              return { continuation.resume(returning: result) }
            },
            fail: { continuation.resume(throwing: $0) }))
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
        let fault = try transaction(of: jobs, in: database) { answers.append(try $0.run(database)) }
        if let fault, jobs.count == 1 { throw fault }
        if fault != nil {
          answers = []
          try transaction(of: jobs, in: database) { answers.append(isolated($0, in: database)) }
        }
        for answer in answers { answer() }
      } catch {
        for job in jobs { job.fail(error) }
      }
    }

    /// Runs writes in one transaction and returns nil, or undoes it and returns what one threw.
    ///
    /// Throws the database's error when the transaction cannot begin or end.
    @discardableResult
    private func transaction(
      of jobs: [Job], in database: Database, _ run: (Job) throws -> Void
    ) throws -> (any Error)? {
      var fault: (any Error)?
      try database.inTransaction(.immediate) {
        do {
          for job in jobs { try run(job) }
          return .commit
        } catch {
          fault = error
          return .rollback
        }
      }
      return fault
    }

    /// Runs a write in a savepoint, so that it can be undone without the others, and returns its
    /// answer, also when it throws.
    private func isolated(_ job: Job, in database: Database) -> @Sendable () -> Void {
      // A full disk ends the whole transaction; what began then would be a transaction of its own.
      guard database.isInsideTransaction else {
        return { job.fail(DatabaseError(resultCode: .SQLITE_ABORT)) }
      }
      do {
        var answer: @Sendable () -> Void = {}
        try database.inSavepoint {
          answer = try job.run(database)
          return .commit
        }
        return answer
      } catch {
        return { job.fail(error) }
      }
    }
  }
#endif
