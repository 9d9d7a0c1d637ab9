package import CountersignProfile
import CountersignSettings

/// What is known of the things that a profile names: its keys, its files, the day.
///
/// Plain values that somebody else gathered. What is missing here is unknown, never bad.
package struct Surroundings: Sendable, Hashable {
  /// The moment of the judgement, in seconds since 1970; nil when it is unknown.
  package var now: Int64?

  /// What was found of each secret, by `SecretUse.name`.
  package var secrets: [String: SecretState]

  /// What the certificates of `transport.tls.certificate` say; nil when they were not read.
  package var chain: ChainFacts?

  /// Creates surroundings; those that say nothing by default.
  package init(
    now: Int64? = nil, secrets: [String: SecretState] = [:], chain: ChainFacts? = nil
  ) {
    self.now = now
    self.secrets = secrets
    self.chain = chain
  }

  /// The day in UTC; nil when it is unknown.
  package var today: CalendarDate? { now.map { CalendarDate(secondsSince1970: $0) } }

  /// What was found of a secret.
  package func state(of use: SecretUse) -> SecretState { secrets[use.name] ?? .unknown }
}

/// What was found of one secret.
package enum SecretState: Sendable, Hashable {
  /// Nobody looked, or it is made when the server starts.
  case unknown
  /// Its environment variable is not set here, or empty; or the directory of its file is missing.
  case unset
  /// It cannot be used: why, in lower case without a full stop; and its file, where there is one.
  case unusable(String, FileFacts?)
  /// It was read.
  case found(SecretFacts)

  /// The facts, where it was read.
  package var facts: SecretFacts? {
    if case .found(let facts) = self { facts } else { nil }
  }

  /// The facts about its file, where there is one.
  package var file: FileFacts? {
    switch self {
    case .unknown, .unset: nil
    case .unusable(_, let file): file
    case .found(let facts): facts.file
    }
  }
}
