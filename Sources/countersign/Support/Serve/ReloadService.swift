#if Server
  import ServiceLifecycle
  import UnixSignals

  /// Calls for a reload at each SIGHUP.
  struct ReloadService: Service {
    /// The signals, trapped before anybody is told that the server runs.
    let signals: UnixSignalsSequence
    let reload: @Sendable () async -> Void

    func run() async throws {
      for await _ in signals.cancelOnGracefulShutdown() { await reload() }
    }
  }
#endif
