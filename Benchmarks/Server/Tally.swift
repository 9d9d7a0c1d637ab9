#if Server
  import Synchronization

  /// What came of a load.
  final class Tally: Sendable {
    private struct Counts {
      /// In microseconds.
      var times: [UInt32] = []
      var failures = 0
    }

    private let counts = Mutex(Counts())

    /// Notes an answer and the time to it, in microseconds.
    func note(_ status: Int, after time: UInt32) {
      counts.withLock { counts in
        counts.times.append(time)
        if status != 200 { counts.failures += 1 }
      }
    }

    /// The figures of so many seconds, as a JSON object.
    func text(seconds: Double) -> String {
      let counts = counts.withLock { $0 }
      let times = counts.times.sorted()
      func quantile(_ share: Double) -> UInt32 {
        times.isEmpty ? 0 : times[min(times.count - 1, Int(Double(times.count) * share))]
      }
      return """
        {"rate":\(Double(times.count) / seconds),"requests":\(times.count),\
        "failures":\(counts.failures),"p50":\(quantile(0.5)),"p99":\(quantile(0.99))}
        """
    }
  }
#endif
