#if Server
  package import CountersignRules
  import CountersignServer
  package import CountersignSettings

  /// Stands compiled profiles up on free loopback ports.
  package struct Lab: Sendable {
    private let keys = LabKeys()
    private let now: @Sendable () -> Int64

    /// Creates a lab whose servers start at `now`, in milliseconds since 1970.
    package init(now: @escaping @Sendable () -> Int64) {
      self.now = now
    }

    /// Runs `body` against a server that applies `compiled`, and stops the server when it is done.
    ///
    /// Where the profile says https, the server ends TLS itself with a throw-away certificate for
    /// the API's host; what a proxy would add to requests is for the client to add. Users and
    /// sessions are kept in memory.
    ///
    /// - Parameters:
    ///   - compiled: What the server does.
    ///   - likeness: In what it is like the profile's own beside that.
    ///   - premises: What is known of the profile's own.
    ///   - body: What is done with it.
    /// - Throws: What keeps the server from starting, and what `body` throws.
    /// - Returns: What `body` returns.
    package func withServer<Result: Sendable>(
      _ compiled: CompiledProfile, likeness: Set<Probe.Likeness> = [],
      given premises: Premises = Premises(),
      _ body: @escaping @Sendable (LabServer) async throws -> Result
    ) async throws -> Result {
      let bench = try await Bench(
        compiled.settings, likeness: likeness, premises: premises, keys: keys, start: now())
      defer { bench.clear() }
      let listening = Listening(bench.processes, isEncrypted: bench.isEncrypted)
      let servers = try await bench.servers(
        isLab: compiled.lab, onRunning: listening.add(worker:port:),
        onRunningPlain: listening.add(plain:))
      return try await withThrowingTaskGroup(of: Result?.self) { group in
        for server in servers {
          group.addTask {
            defer { listening.finish() }
            try await server.run()
            return nil
          }
        }
        defer { group.cancelAll() }
        if let ports = await listening.all() {
          return try await body(bench.labServer(servers, ports.workers, plainPort: ports.plain))
        }
        // A server ended before all listened: its error is the first thing that the group holds.
        _ = try await group.next()
        throw LabError.endedEarly
      }
    }
  }

  /// Why there is no server to try.
  package enum LabError: Error, Hashable {
    /// The server stopped before it listened, and said nothing.
    case endedEarly
    /// The lab can make nothing that is like this key.
    case inimitable(String)
  }

  extension LabError: CustomStringConvertible {
    /// The fact in lower case without a full stop.
    package var description: String {
      switch self {
      case .endedEarly: "the server stopped before it listened"
      case .inimitable(let key): "the lab cannot make \(key)"
      }
    }
  }
#endif
