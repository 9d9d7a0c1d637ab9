package import CountersignProfile

extension Rule {
  /// How a rule finds what it reports.
  package enum Check: Sendable {
    /// By the profile alone.
    case profile(@Sendable (Profile, (Finding) -> Void) -> Void)

    /// By the profile and by facts about what it names: keys, files, the day.
    ///
    /// A fact that is not at hand is never taken for a bad one: the rule is then silent, or says
    /// that it cannot decide.
    case surroundings(@Sendable (Profile, Surroundings, (Finding) -> Void) -> Void)

    /// By comparing the profiles of one directory; each finding is told with the index of the
    /// profile that it is in.
    case family(@Sendable ([FamilyMember], (Int, Finding) -> Void) -> Void)

    /// Not at all: reading the document already reports it, under the rule's slug.
    case reading
  }
}

/// One of several profiles that are compared.
package struct FamilyMember: Sendable {
  /// The profile.
  package var profile: Profile

  /// What is known of what it names; nothing unless it was looked for.
  package var surroundings: Surroundings

  /// Creates a member.
  package init(_ profile: Profile, surroundings: Surroundings = Surroundings()) {
    self.profile = profile
    self.surroundings = surroundings
  }
}
