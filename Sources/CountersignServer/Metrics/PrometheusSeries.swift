#if Server
  import CoreMetrics
  import Synchronization

  /// One time series, or the several of a histogram.
  protocol PrometheusSeries: AnyObject, Sendable {
    /// The word after `# TYPE`.
    var type: String { get }
    /// The labels in their final form, without braces.
    var labels: String { get }
    /// The samples, each a line without its end.
    func lines(named name: String) -> [String]
  }

  /// A number that only grows.
  final class PrometheusCounter: PrometheusSeries, CounterHandler {
    let type = "counter"
    let labels: String
    private let value = Atomic<Int64>(0)

    init(labels: String) {
      self.labels = labels
    }

    func increment(by amount: Int64) { value.wrappingAdd(amount, ordering: .relaxed) }

    func reset() { value.store(0, ordering: .relaxed) }

    func lines(named name: String) -> [String] {
      [PrometheusText.line(name, labels, "\(value.load(ordering: .relaxed))")]
    }
  }

  /// A number that is set.
  final class PrometheusGauge: PrometheusSeries, RecorderHandler {
    let type = "gauge"
    let labels: String
    private let value = Mutex<Double>(0)

    init(labels: String) {
      self.labels = labels
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) { self.value.withLock { $0 = value } }

    func lines(named name: String) -> [String] {
      [PrometheusText.line(name, labels, "\(value.withLock(\.self))")]
    }
  }

  /// How often values were at most so great. Times are in seconds.
  final class PrometheusHistogram: PrometheusSeries, RecorderHandler, TimerHandler {
    private struct Counts {
      /// One for each bound, and one for all that is greater.
      var buckets = [Int](repeating: 0, count: PrometheusHistogram.bounds.count + 1)
      var sum = 0.0
    }

    /// From a cached answer to a password hash that waited in a long queue.
    private static let bounds = [
      0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    let type = "histogram"
    let labels: String
    private let counts = Mutex(Counts())

    init(labels: String) {
      self.labels = labels
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
      let bucket = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
      counts.withLock { counts in
        counts.buckets[bucket] += 1
        counts.sum += value
      }
    }

    func lines(named name: String) -> [String] {
      let counts = counts.withLock { $0 }
      var total = 0
      var lines: [String] = []
      for (bound, count) in zip(Self.bounds.map { "\($0)" } + ["+Inf"], counts.buckets) {
        total += count
        lines.append(
          PrometheusText.line(name + "_bucket", labels, more: "le=\"\(bound)\"", "\(total)"))
      }
      lines.append(PrometheusText.line(name + "_sum", labels, "\(counts.sum)"))
      lines.append(PrometheusText.line(name + "_count", labels, "\(total)"))
      return lines
    }
  }
#endif
