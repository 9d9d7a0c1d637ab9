package import CountersignKeys

/// What may be said about a secret: enough for every rule, and nothing that helps to rebuild it.
package struct SecretFacts: Sendable, Hashable {
  /// What sort of key it is and what it looks like.
  ///
  /// Its fingerprint is salted anew in each run: equal keys have equal ones within a run, and none
  /// means anything outside of it.
  package var key: KeyFacts

  /// The file that holds it; nil for an environment variable.
  package var file: FileFacts?

  /// Creates facts.
  package init(_ key: KeyFacts, file: FileFacts? = nil) {
    self.key = key
    self.file = file
  }
}

/// What is known of a secret's file beside its content.
package struct FileFacts: Sendable, Hashable {
  /// What git makes of the file.
  package enum Tracking: Sendable, Hashable {
    /// There is no repository, or git did not answer.
    case unknown
    /// It is in the index.
    case tracked
    /// It is not, and the next `git add` would take it.
    case untracked
    /// It is ignored.
    case ignored
  }

  /// The permission bits.
  package var mode: UInt32
  /// Whether its owner is neither root nor the user who asks; never when that is root, who cannot
  /// know for whom the file is.
  package var isForeign: Bool
  /// Whether everybody may write to its directory.
  package var isDirectoryOpen: Bool
  /// What git makes of it.
  package var tracking: Tracking
  /// Whether it seems to lie in the profile's project and, through a symbolic link, does not.
  package var leavesProject: Bool
  /// Whether it is encrypted as it lies there, as sops and age do.
  package var isSealed: Bool

  /// Creates facts; those of a file that nobody objects to by default.
  package init(
    mode: UInt32 = 0o600, isForeign: Bool = false, isDirectoryOpen: Bool = false,
    tracking: Tracking = .unknown, leavesProject: Bool = false, isSealed: Bool = false
  ) {
    self.mode = mode
    self.isForeign = isForeign
    self.isDirectoryOpen = isDirectoryOpen
    self.tracking = tracking
    self.leavesProject = leavesProject
    self.isSealed = isSealed
  }
}
