#if Server
  import Synchronization

  /// The tokens that took the place of others just now, kept only as long as the grace lasts.
  ///
  /// The store has digests, from which no token comes back; so the successor that a late copy is
  /// answered with waits here. A restart empties it: then a late copy gets a fresh token of the
  /// same session.
  final class Successors: Sendable {
    private struct Entry {
      let token: MintedToken
      /// Milliseconds since 1970.
      let until: Int64
    }

    private struct State {
      var entries: [[UInt8]: Entry] = [:]
      /// Digests in the order in which their entries end.
      var order: [[UInt8]] = []
      var first = 0
    }

    /// About eight megabytes of tokens. Beyond it the oldest go before their grace ends, and a late
    /// copy is answered as after a restart.
    private static let capacity = 16_384

    private let grace: Int64
    private let state = Mutex(State())

    /// Keeps successors for `grace` milliseconds.
    init(grace: Int64) {
      self.grace = grace
    }

    /// Remembers that `token` took the place of the one with this digest at `now`.
    func remember(_ token: MintedToken, for digest: [UInt8], now: Int64) {
      guard grace > 0 else { return }
      state.withLock { state in
        Self.forgetEnded(&state, now: now)
        if state.entries.updateValue(Entry(token: token, until: now + grace), forKey: digest) == nil
        {
          state.order.append(digest)
        }
      }
    }

    /// The token that took the place of the one with this digest; the last of a chain.
    func successor(of digest: [UInt8], now: Int64) -> MintedToken? {
      state.withLock { state in
        var found: MintedToken?
        var digest = digest
        while let entry = state.entries[digest], now < entry.until {
          found = entry.token
          digest = RefreshDigest.of(entry.token.text)
        }
        return found
      }
    }

    private static func forgetEnded(_ state: inout State, now: Int64) {
      while state.first < state.order.count {
        let digest = state.order[state.first]
        let isOver = state.entries[digest].map { $0.until <= now } ?? true
        guard isOver || state.entries.count >= capacity else { break }
        state.entries[digest] = nil
        state.first += 1
      }
      guard state.first > 1024, state.first * 2 > state.order.count else { return }
      state.order.removeFirst(state.first)
      state.first = 0
    }
  }
#endif
