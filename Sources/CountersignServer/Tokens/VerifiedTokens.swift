#if Server
  import Synchronization

  /// Tokens whose signature was found good not long ago, so that it need not be computed again.
  ///
  /// Nothing but the signature is remembered: times, type and revocation are asked on every
  /// request. An entry serves for a minute, so that a retired key ends on its date.
  final class VerifiedTokens: Sendable {
    private struct Entry {
      let token: VerifiedToken
      /// Milliseconds since 1970.
      let until: Int64
    }

    private static let capacity = 8192
    private static let lifetime: Int64 = 60_000

    private let entries = Mutex<[String: Entry]>([:])

    /// The token of this text, when it was seen within the last minute before `now`.
    func token(_ text: String, now: Int64) -> VerifiedToken? {
      entries.withLock { entries in
        guard let entry = entries[text], now <= entry.until, now >= entry.until - Self.lifetime
        else { return nil }
        return entry.token
      }
    }

    /// Remembers a token; when there is no room, those whose minute is over go, else all.
    func remember(_ token: VerifiedToken, for text: String, now: Int64) {
      entries.withLock { entries in
        if entries.count >= Self.capacity {
          entries = entries.filter { $0.value.until > now }
          if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
        }
        entries[text] = Entry(token: token, until: now + Self.lifetime)
      }
    }
  }
#endif
