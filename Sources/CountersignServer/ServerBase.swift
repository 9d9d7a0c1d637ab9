#if Server
  import CountersignSettings

  /// What a server keeps as long as it runs, whatever profile is in force.
  struct ServerBase: Sendable {
    let users: Store
    let sessions: Store
    let passwords: PasswordWork
    let postbox = Postbox()
    let metrics: ServerMetrics
    let names: RequestIDs

    /// Opens the stores; throws `ServerError`.
    init(
      _ settings: AuthSettings, _ options: ServerOptions, _ metrics: ServerMetrics
    ) throws(ServerError) {
      users = try Store.open(options.store, tuning: options.tuning)
      // A list of revoked tokens that is kept in memory ends with the process, though users do not.
      let isForgetful = settings.tokens.revocation.store == .memory && options.store != .memory
      sessions = isForgetful ? try Store.open(.memory) : users
      passwords = PasswordWork(parallelism: options.hashingThreads, cost: options.passwordCost)
      self.metrics = metrics
      names = RequestIDs((try? options.random(4)) ?? [0])
    }

    /// Starts the threads for what takes long.
    func start() {
      passwords.start()
      postbox.start()
    }

    /// Ends the threads once they are done, and closes the databases.
    func stop() async {
      await postbox.stop()
      await passwords.stop()
      users.close()
      sessions.close()
    }
  }
#endif
