#if Server
  import Synchronization

  /// The parts that answer now; a reload puts others in their place in one step.
  ///
  /// A request takes them once and keeps them to its end, so that no request sees two profiles.
  final class CurrentParts: Sendable {
    private let parts: Mutex<ServerParts>

    init(_ parts: ServerParts) {
      self.parts = Mutex(parts)
    }

    /// What a request that begins now is answered with.
    var value: ServerParts { parts.withLock(\.self) }

    /// Answers with other parts from now on, if those in force are still `old`; says whether it does.
    func replace(_ old: ServerParts, with new: ServerParts) -> Bool {
      parts.withLock { parts in
        guard parts === old else { return false }
        parts = new
        return true
      }
    }
  }
#endif
