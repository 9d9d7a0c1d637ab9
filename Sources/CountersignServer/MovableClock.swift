#if Server
  import Synchronization

  /// A clock that stands still until it is moved, for tests and the lab.
  package final class MovableClock: Sendable {
    private let time: Mutex<Int64>

    /// Starts at `now`, in milliseconds since 1970.
    package init(now: Int64) {
      time = Mutex(now)
    }

    /// Milliseconds since 1970.
    package var now: Int64 { time.withLock(\.self) }

    /// Moves the clock; whole milliseconds count, and a negative duration moves it back.
    package func advance(by duration: Duration) {
      time.withLock { $0 += duration.milliseconds }
    }
  }
#endif
