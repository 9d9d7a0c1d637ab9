package import CountersignSettings

/// An experiment over HTTP: what to send, and what the answers prove.
///
/// A probe opens no socket. `CountersignWire` sends its steps and hands the transcript to `judge`,
/// so a judgement can be tested with a transcript written by hand.
package struct Probe: Sendable {
  /// What the experiment asks of the place where it runs.
  package enum Need: String, Sendable, Hashable, CaseIterable {
    /// An account whose password is known.
    case account
    /// A second account whose password is known.
    case secondAccount
    /// Wrong passwords, floods or parallel refreshes: never against a server that others use.
    case intrusion
  }

  /// What must be at hand; a runner that lacks one answers `unreachable`.
  package var needs: Set<Need>

  /// In what a server that stands in for the profile's own has to be like it.
  package enum Likeness: String, Sendable, Hashable, CaseIterable {
    /// The kind and the looks of its keys.
    case keys
    /// Its certificates.
    case certificate
    /// Which keys it shares with the profile's other environments.
    case neighbour
    /// That a proxy ends TLS before it, where the profile says so.
    case proxy
    /// That two processes serve, with the stores that the profile names.
    case workers
  }

  /// What matters of the server beside its settings; elsewhere any sound stand-in will do.
  package var likeness: Set<Likeness>

  /// The steps for a server with these settings, in order.
  package var steps: @Sendable (AuthSettings) -> [Step]

  /// What the answers prove.
  package var judge: @Sendable (Transcript) -> Judgement

  /// Creates a probe.
  package init(
    needs: Set<Need> = [.account], likeness: Set<Likeness> = [],
    steps: @escaping @Sendable (AuthSettings) -> [Step],
    judge: @escaping @Sendable (Transcript) -> Judgement
  ) {
    self.needs = needs
    self.likeness = likeness
    self.steps = steps
    self.judge = judge
  }
}

/// What a probe proves.
package enum Judgement: Sendable, Hashable {
  /// The server kept what the settings should keep; `observed` says what was seen, in a few words.
  case held(observed: String)
  /// The weakness, or the broken promise, was seen.
  case revealed(Evidence)
  /// The experiment could not be carried out, and why.
  case unreachable(String)
}

/// The bytes that show a weakness.
package struct Evidence: Sendable, Hashable {
  /// What was seen, in a few words.
  package var observed: String

  /// The telling lines of the exchange, such as a `Set-Cookie` line; tokens and passwords in them
  /// are replaced by their kind and length before they are printed.
  package var bytes: [String]

  /// Creates evidence.
  package init(_ observed: String, bytes: [String] = []) {
    self.observed = observed
    self.bytes = bytes
  }
}
