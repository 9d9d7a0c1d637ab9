#if Server
  /// Whose address a request is counted for.
  enum ClientAddress {
    /// The peer's address, or behind proxies the one that the outermost trusted proxy saw.
    ///
    /// `hops` trusted proxies each append the address they were called from, so the client's is the
    /// `hops`-th from the right; whatever stands left of it, the client may have written itself.
    /// Where the list is shorter its first entry counts, as the request came in behind the outer
    /// proxies.
    static func of(peer: String, forwarded: [String], hops: Int) -> String {
      guard hops > 0 else { return peer }
      let entries = forwarded.flatMap { $0.split(separator: ",") }
        .map { String($0.filter { $0 != " " && $0 != "\t" }.prefix(64)) }
      guard let entry = entries.suffix(hops).first, !entry.isEmpty else { return peer }
      return entry
    }
  }
#endif
