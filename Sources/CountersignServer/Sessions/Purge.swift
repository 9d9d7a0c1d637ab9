#if Server
  import Logging
  import ServiceLifecycle

  /// Removes what is over from the store, again and again.
  struct Purge: Service {
    let sessions: SessionStore
    let clock: ServerClock
    let logger: Logger
    /// Nil never purges.
    let interval: Duration?

    func run() async throws {
      // A service that returns would end its group, so one without work waits as well.
      let pause = interval ?? .seconds(86_400)
      await cancelWhenGracefulShutdown {
        while (try? await Task.sleep(for: pause)) != nil {
          if interval != nil { await purge() }
        }
      }
    }

    private func purge() async {
      do {
        try await sessions.purge(now: clock.milliseconds)
      } catch {
        logger.warning("expired sessions could not be removed")
      }
    }
  }
#endif
