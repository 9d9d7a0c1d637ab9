import Synchronization

/// Numbers in order, from 1, for scripts that tell requests apart.
final class Counter: Sendable {
  private let count = Mutex(0)

  /// The next number.
  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
