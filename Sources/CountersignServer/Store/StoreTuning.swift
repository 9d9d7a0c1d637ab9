#if Server
  /// How a store commits. The product's way is the default; the others are there to be measured
  /// against it.
  package struct StoreTuning: Hashable, Sendable {
    /// Whether a commit is on disk before it is answered, so that a loss of power loses nothing.
    package var isDurable = true

    /// Whether writes that wait at the same time share a commit.
    package var sharesCommits = true

    /// Creates a way to commit.
    package init(isDurable: Bool = true, sharesCommits: Bool = true) {
      self.isDurable = isDurable
      self.sharesCommits = sharesCommits
    }
  }
#endif
