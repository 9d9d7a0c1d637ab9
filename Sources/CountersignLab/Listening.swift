#if Server
  /// The ports of a server's processes, told as they begin to listen.
  struct Listening: Sendable {
    private let processes: Int
    private let isEncrypted: Bool
    private let ports = AsyncStream.makeStream(of: (worker: Int, port: Int).self)
    private let plainPorts = AsyncStream.makeStream(of: Int.self)

    /// Where all of them listen.
    struct Ports: Sendable {
      /// By the number of the process.
      var workers: [Int: Int]
      /// Where the first one is asked without TLS; nil when it speaks plain http anyway.
      var plain: Int?
    }

    /// Waits for so many processes, the first one with a port without TLS beside the encrypted one.
    init(_ processes: Int, isEncrypted: Bool) {
      self.processes = processes
      self.isEncrypted = isEncrypted
    }

    /// A process listens.
    func add(worker: Int, port: Int) { ports.continuation.yield((worker, port)) }

    /// The first process listens without TLS, too.
    func add(plain port: Int) { plainPorts.continuation.yield(port) }

    /// A process has ended.
    func finish() {
      ports.continuation.finish()
      plainPorts.continuation.finish()
    }

    /// The ports once all listen; nil when a process ends before.
    func all() async -> Ports? {
      var found: [Int: Int] = [:]
      for await listening in ports.stream {
        found[listening.worker] = listening.port
        guard found.count == processes else { continue }
        let plain = isEncrypted ? await plainPorts.stream.first { _ in true } : nil
        return Ports(workers: found, plain: plain)
      }
      return nil
    }
  }
#endif
