/// How much a diagnostic weighs, from least to most.
package enum Severity: String, CaseIterable, Comparable, Sendable {
  case advice
  case warning
  case error

  private var rank: Int {
    switch self {
    case .advice: 0
    case .warning: 1
    case .error: 2
    }
  }

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
