#if Server
  /// Where the metrics are to be had, apart from what the profile's clients reach.
  public struct MetricsListener: Sendable {
    /// The address to listen on: a host name or an IP address.
    public var address: String

    /// The port to listen on; 0 lets the system choose, and `onRunning` is told which.
    public var port: Int

    /// Called once with the port when the metrics can be had.
    public var onRunning: @Sendable (Int) -> Void

    /// Creates a listener.
    public init(
      address: String, port: Int, onRunning: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
      self.address = address
      self.port = port
      self.onRunning = onRunning
    }
  }
#endif
