#if Server
  import HTTPTypes
  import Hummingbird
  import NIOCore

  /// Whose address a request is counted for; it is made out when somebody asks.
  struct ClientAddress: Sendable {
    private let connection: any Channel
    private let headers: HTTPFields
    private let hops: Int

    /// `hops` is how many proxies are trusted.
    init(_ request: Request, _ context: AuthRequestContext, hops: Int) {
      connection = context.connection
      headers = request.headers
      self.hops = hops
    }

    /// The address.
    var text: String {
      let peer = connection.peer
      guard hops > 0 else { return peer }
      return Self.of(peer: peer, forwarded: headers[values: .forwardedFor], hops: hops)
    }

    /// The peer's address, or behind proxies the one that the outermost trusted proxy saw.
    ///
    /// `hops` trusted proxies each append the address they were called from, so the client's is the
    /// `hops`-th from the right; whatever stands left of it, the client may have written itself.
    /// Where the list is shorter its first entry counts, as the request came in behind the outer
    /// proxies.
    static func of(peer: String, forwarded: [String], hops: Int) -> String {
      guard hops > 0 else { return peer }
      let entries = forwarded.flatMap { $0.split(separator: ",") }
        .map { String($0.filter { $0 != " " && $0 != "\t" }.unicodeScalars.prefix(64)) }
      guard let entry = entries.suffix(hops).first, !entry.isEmpty else { return peer }
      return entry
    }
  }
#endif
