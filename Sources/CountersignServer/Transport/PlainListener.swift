#if Server
  /// Where a server that ends TLS is also reached without it, to do there what
  /// `transport.plain_http` says.
  public struct PlainListener: Sendable {
    /// The port to listen on, at the server's own address; 0 lets the system choose, and
    /// `onRunning` is told which.
    public var port: Int

    /// Called once with the port when the server listens there.
    public var onRunning: @Sendable (Int) -> Void

    /// Creates a listener.
    public init(port: Int, onRunning: @escaping @Sendable (Int) -> Void = { _ in }) {
      self.port = port
      self.onRunning = onRunning
    }
  }
#endif
