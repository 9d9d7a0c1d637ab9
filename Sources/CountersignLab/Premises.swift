#if Server
  package import CountersignRules
  import CountersignSettings

  /// What is known of a server beside its settings, so that the lab's server can be like it.
  package struct Premises: Sendable {
    /// Its keys, its certificates, and the day.
    package var surroundings: Surroundings

    /// Whether the profile's next environment signs with its key; nil when nobody knows.
    package var sharesSigningKey: Bool?

    /// Whether what nobody looked at is taken for sound; else an experiment about it is not made.
    package var trustsTheUnknown: Bool

    /// Creates premises; those of somebody who knows nothing by default.
    package init(
      _ surroundings: Surroundings = Surroundings(), sharesSigningKey: Bool? = nil,
      trustsTheUnknown: Bool = false
    ) {
      self.surroundings = surroundings
      self.sharesSigningKey = sharesSigningKey
      self.trustsTheUnknown = trustsTheUnknown
    }
  }

  extension Premises {
    /// Why an experiment would tell nothing of the profile's own server; nil when it would.
    func ignorance(of likeness: Set<Probe.Likeness>, _ settings: AuthSettings) -> String? {
      guard !trustsTheUnknown else { return nil }
      if likeness.contains(.certificate), surroundings.chain == nil {
        return "the certificate of the profile is not at hand"
      }
      if likeness.contains(.neighbour), sharesSigningKey == nil {
        return "no profile of another environment is at hand"
      }
      guard likeness.contains(.keys) else { return nil }
      if case .generate = settings.keys.signing { return nil }
      switch surroundings.secrets["keys.signing"] ?? .unknown {
      case .found, .unusable: return nil
      case .unknown, .unset: return "the signing key of the profile is not at hand"
      }
    }
  }
#endif
