#if Server
  import HummingbirdCore
  import Logging
  import NIOCore

  /// Connections whose requests are answered on the event loop that reads them.
  ///
  /// On another thread most answers would take less time than the way there and back. What takes
  /// long has threads of its own: the hashing of passwords, and the database but for single rows.
  struct LoopConnections<Base: ServerChildChannel>: ServerChildChannel {
    private let base: Base

    /// The connections of `base`.
    init(_ base: Base) {
      self.base = base
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
      base.setup(channel: channel, logger: logger)
    }

    func handle(value: Base.Value, logger: Logger) async {
      await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
        await base.handle(value: value, logger: logger)
      }
    }
  }

  /// Runs tasks on an event loop.
  private final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
      self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }
#endif
