#if Server
  import CoreMetrics
  import Synchronization

  /// A metrics backend that keeps everything in memory and tells it in Prometheus' text format.
  ///
  /// Source: Prometheus exposition formats, text-based format 0.0.4.
  final class PrometheusRegistry: MetricsFactory {
    private struct Key: Hashable {
      let label: String
      let dimensions: [String]
    }

    private let series = Mutex<[Key: any PrometheusSeries]>([:])

    /// All that was counted and measured, sorted, each name with its type.
    var text: String {
      let all = series.withLock { $0 }
      let sorted = all.sorted { ($0.key.label, $0.value.labels) < ($1.key.label, $1.value.labels) }
      var text = ""
      var last = ""
      for (key, value) in sorted {
        if key.label != last { text += "# TYPE \(key.label) \(value.type)\n" }
        last = key.label
        for line in value.lines(named: key.label) { text += line + "\n" }
      }
      return text
    }

    func makeCounter(
      label: String, dimensions: [(String, String)]
    ) -> any CounterHandler {
      made(Self.name(label, ending: "_total"), dimensions) { PrometheusCounter(labels: $0) }
    }

    func makeRecorder(
      label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
      aggregate
        ? made(Self.name(label), dimensions) { PrometheusHistogram(labels: $0) }
        : made(Self.name(label), dimensions) { PrometheusGauge(labels: $0) }
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
      made(Self.name(label, ending: "_seconds"), dimensions) { PrometheusHistogram(labels: $0) }
    }

    func destroyCounter(_ handler: any CounterHandler) { forget(handler) }
    func destroyRecorder(_ handler: any RecorderHandler) { forget(handler) }
    func destroyTimer(_ handler: any TimerHandler) { forget(handler) }

    /// The series of this name and these dimensions: one and the same, however often it is asked
    /// for. A name that serves for another kind of series already gives one that is not shown.
    private func made<Series: PrometheusSeries>(
      _ name: String, _ dimensions: [(String, String)], _ make: (String) -> Series
    ) -> Series {
      let labels = PrometheusText.labels(dimensions)
      let key = Key(label: name, dimensions: [labels])
      return series.withLock { series in
        if let known = series[key] { return known as? Series ?? make(labels) }
        let new = make(labels)
        series[key] = new
        return new
      }
    }

    private func forget(_ handler: AnyObject) {
      series.withLock { series in
        series = series.filter { $0.value !== handler }
      }
    }

    private static func name(_ label: String, ending: String = "") -> String {
      let name = PrometheusText.name(label)
      return name.hasSuffix(ending) ? name : name + ending
    }
  }
#endif
