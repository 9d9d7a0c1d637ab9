#if Server
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #else
    import Darwin
  #endif

  /// The time of a server: milliseconds since 1970, from a source that is a parameter.
  struct ServerClock: Sendable {
    private let source: @Sendable () -> Int64

    init(_ source: @escaping @Sendable () -> Int64) {
      self.source = source
    }

    /// Milliseconds since 1970.
    var milliseconds: Int64 { source() }
  }

  extension Duration {
    /// The length in whole milliseconds; saturates.
    var milliseconds: Int64 {
      let (whole, overflow) = components.seconds.multipliedReportingOverflow(by: 1000)
      guard !overflow else { return components.seconds < 0 ? .min / 2 : .max / 2 }
      return whole + components.attoseconds / 1_000_000_000_000_000
    }

    /// The length in whole nanoseconds, for lengths below two centuries.
    var nanoseconds: Int64 {
      components.seconds &* 1_000_000_000 &+ components.attoseconds / 1_000_000_000
    }
  }

  extension ServerClock {
    /// The system's clock.
    static let system: @Sendable () -> Int64 = {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
  }
#endif
