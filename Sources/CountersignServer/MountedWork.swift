#if Server
  public import ServiceLifecycle

  /// What a server does beside answering requests: it hashes passwords on threads of its own and
  /// removes sessions that are over.
  ///
  /// An app that installs an `AuthServer` on its own router runs this as one of its services.
  public struct MountedWork: Service {
    let base: ServerBase
    let purge: Purge

    /// Works until the task is cancelled or the service group shuts down; then the databases are
    /// closed. It runs once.
    public func run() async throws {
      base.start()
      try? await purge.run()
      await base.stop()
    }
  }

  extension AuthServer {
    /// The work that goes on beside requests, for the app whose router this server is installed on.
    public var work: MountedWork {
      MountedWork(base: base, purge: Purge(current: current, logger: options.logger))
    }
  }
#endif
