#if Server
  import Synchronization

  /// What a test may do to a lab server while it runs: move its time and make it misbehave.
  package final class LabBench: Sendable {
    /// The farthest that time can be moved either way, in seconds: a hundred years.
    package static let farthest: Int64 = 3_155_760_000

    private struct State {
      var offset: Int64
      var orders: [Order] = []
      var counts: [Endpoint: Int] = [:]
    }

    private struct Order {
      var misbehaviour: Misbehaviour
      /// How many requests have come since.
      var seen = 0

      var isDone: Bool { seen >= misbehaviour.first + misbehaviour.times - 1 }
    }

    private let state: Mutex<State>
    private let source: @Sendable () -> Int64

    /// Creates a bench whose time is `offset` seconds, within `farthest`, ahead of the system's.
    package convenience init(offset: Int64 = 0) {
      self.init(offset: offset, source: ServerClock.system)
    }

    /// Creates a bench whose time is `offset` seconds ahead of `source`, milliseconds since 1970.
    package init(offset: Int64, source: @escaping @Sendable () -> Int64) {
      self.source = source
      state = Mutex(State(offset: Self.bounded(offset)))
    }

    /// Milliseconds since 1970, as the server sees it.
    package var now: Int64 { source() + offset * 1000 }

    /// How many seconds the server's time is ahead of the system's.
    var offset: Int64 { state.withLock(\.offset) }

    /// Sets how far ahead the server's time is, in seconds.
    func set(offset: Int64) {
      state.withLock { $0.offset = Self.bounded(offset) }
    }

    /// Moves the server's time by so many seconds; a negative number moves it back.
    func advance(by seconds: Int64) {
      state.withLock { $0.offset = Self.bounded($0.offset + Self.bounded(seconds)) }
    }

    /// How many requests each endpoint has had, preflights aside.
    var counts: [Endpoint: Int] { state.withLock(\.counts) }

    /// Whether a misbehaviour is still to come.
    var isWaiting: Bool { state.withLock { !$0.orders.isEmpty } }

    /// Orders a misbehaviour; orders add up, and of two for one request the earlier counts.
    func order(_ misbehaviour: Misbehaviour) {
      state.withLock { $0.orders.append(Order(misbehaviour: misbehaviour)) }
    }

    /// Forgets all orders and sets the counts to nothing; time stays as it is.
    func reset() {
      state.withLock { state in
        state.orders = []
        state.counts = [:]
      }
    }

    /// Counts a request, and tells what is to be done to it; nil for nothing.
    func arrival(at endpoint: Endpoint) -> Misbehaviour.Deed? {
      state.withLock { state in
        state.counts[endpoint, default: 0] += 1
        var deed: Misbehaviour.Deed?
        for index in state.orders.indices
        where state.orders[index].misbehaviour.endpoint == endpoint {
          state.orders[index].seen += 1
          let order = state.orders[index]
          if deed == nil, order.seen >= order.misbehaviour.first { deed = order.misbehaviour.deed }
        }
        state.orders.removeAll(where: \.isDone)
        return deed
      }
    }

    private static func bounded(_ seconds: Int64) -> Int64 {
      min(max(seconds, -farthest), farthest)
    }
  }
#endif
