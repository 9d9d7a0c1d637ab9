import Foundation

/// The time of day.
enum WallClock {
  /// Milliseconds since 1970.
  @Sendable static func milliseconds() -> Int64 {
    Int64((Date.now.timeIntervalSince1970 * 1000).rounded(.down))
  }

  /// Whole seconds since 1970.
  static var seconds: Int64 { milliseconds() / 1000 }
}
