#if Server
  /// How often things happened lately, a window for each key. Times in milliseconds since 1970.
  ///
  /// A window slides: an event counts for one period from when it happened. Refused events do not
  /// count. The number of keys is bounded, and the one that was used longest ago makes room.
  struct SlidingWindows {
    private struct Window {
      var times: [Int64] = []
      var period: Int64 = 0
    }

    /// What is asked of one window.
    struct Limit: Hashable {
      var key: String
      var count: Int
      /// Milliseconds.
      var period: Int64
    }

    private var windows: [String: Window] = [:]
    private let capacity: Int

    init(capacity: Int = 100_000) {
      self.capacity = capacity
    }

    /// Counts one event against all limits; nil if every one of them lets it through.
    ///
    /// Otherwise nothing is counted, and the time in milliseconds until all would is returned.
    mutating func count(_ limits: [Limit], now: Int64) -> Int64? {
      let waits = limits.compactMap { wait(for: $0, now: now) }
      if let longest = waits.max() { return longest }
      for limit in limits { note(limit, now: now) }
      return nil
    }

    private func wait(for limit: Limit, now: Int64) -> Int64? {
      guard let window = windows[limit.key] else { return nil }
      let recent = window.times.drop { $0 <= now - limit.period }
      guard recent.count >= limit.count, let oldest = recent.dropLast(limit.count - 1).last else {
        return nil
      }
      return oldest + limit.period - now
    }

    private mutating func note(_ limit: Limit, now: Int64) {
      if windows[limit.key] == nil, windows.count >= capacity { makeRoom(now: now) }
      var window = windows[limit.key, default: Window()]
      window.period = limit.period
      window.times.removeAll { $0 <= now - limit.period }
      window.times.append(now)
      windows[limit.key] = window
    }

    private mutating func makeRoom(now: Int64) {
      windows = windows.filter { ($0.value.times.last ?? .min) > now - $0.value.period }
      guard windows.count >= capacity else { return }
      let last = windows.values.compactMap(\.times.last).sorted()
      let cut = last[last.count / 4]
      windows = windows.filter { ($0.value.times.last ?? .min) > cut }
    }
  }
#endif
