#if Server
  import CountersignSettings
  import Logging
  import ServiceLifecycle

  /// Removes what is over from the store, again and again.
  struct Purge: Service {
    let current: CurrentParts
    let logger: Logger

    /// How long a profile waits that never purges: a reload may have changed that.
    private static let pause = Duration.seconds(86_400)

    func run() async throws {
      // A service that returns would end its group, so one without work waits as well.
      await cancelWhenGracefulShutdown {
        while (try? await Task.sleep(for: interval ?? Self.pause)) != nil {
          if interval != nil { await purge() }
        }
      }
    }

    /// Nil never purges.
    private var interval: Duration? {
      current.value.services.settings.tokens.revocation.purgeEvery
    }

    private func purge() async {
      let services = current.value.services
      do {
        try await services.sessions.purge(now: services.clock.milliseconds)
      } catch {
        logger.warning("expired sessions could not be removed")
      }
    }
  }
#endif
